/** A small flow that is right, for `flows/drink.yaml` of the small comparison. */
export const SMALL_FLOW = `id: drink
version: 1
title: Tea or coffee?
triggers: [should I drink tea or coffee]
note: The weights are our judgement.[^advice]
options:
  - { id: tea, label: Tea, name: a cup of tea, family: hot, line: leaves }
  - { id: coffee, label: Coffee, name: a cup of coffee, family: hot, line: seeds }
tie-order: [tea, coffee]
verdict: { strong: 4, lean: 1 }
questions:
  - id: sleep
    ask: How do you sleep?
    label: Your sleep
    why: Caffeine stays for hours.[^food-safety]
    answers:
      - { id: well, label: Well, effects: { coffee: 1 }, sources: [food-safety] }
      - id: badly
        label: Badly
        aliases: [insomnia]
        drop: [coffee]
        removal: unsafe
        because: It is still there in the night.
        sources: [food-safety]
        see: caffeine
  - id: time
    ask: What time is it?
    label: The time
    why: The night comes after the evening.[^unsourced]
    when: { sleep: [well] }
    answers:
      - { id: morning, label: Morning, effects: { coffee: 1 }, sources: [leaf-book] }
      - { id: evening, label: Evening, effects: { tea: 2, coffee: -1 }, sources: [advice] }
rules:
  - { id: late, when: { sleep: [well], time: [evening] }, effects: { tea: 1 }, because: Better safe., sources: [advice] }
opening:
  ask: Tick what is true.
  ticks:
    - { label: I sleep badly, sets: { sleep: [badly] } }
  plain: { sleep: [well] }
examples:
  - { name: A good morning, answers: { sleep: well, time: morning }, expect: [coffee], not: [] }
`
