/** How much the runtime takes on at once, and how long it waits. Times in milliseconds. */
export interface Limits {
  /** Requests handled at once. The core is synchronous: more only helps while the store is slow. */
  readonly handling: number
  /** Messages on their way to one platform at once. */
  readonly sending: number
  /** Deliveries of one platform taken from the outbox and waiting here; what is beyond goes back for a while. */
  readonly held: number
  /** Unfinished requests from which on newcomers are asked to try again. */
  readonly unfinished: number
  /** Requests at the door that the store has not answered yet; beyond it newcomers are asked to try again. */
  readonly arriving: number
  /** Notices of the door ("busy, try again") on their way at once; beyond it they are only counted. */
  readonly notices: number
  /** Platforms want to be acknowledged within three seconds; then we say that it failed. */
  readonly accept: number
  readonly storeCall: number
  /** A send without an answer is abandoned after this. */
  readonly send: number
  readonly lease: number
  /** How often work is looked for that nobody announced: that of a dead replica, and what was put off. */
  readonly sweep: number
  /** How often a request is taken before it is parked: a crash of the process counts, the core's own failures come on top. */
  readonly takes: number
  /** How often a request is handed to the core that failed on it. */
  readonly responds: number
  /** How often a message is sent that the platform refuses for a while. */
  readonly sends: number
  /** The same where the adapter failed in a way that it does not know. */
  readonly faultySends: number
}

export const defaultLimits: Limits = {
  handling: 16,
  sending: 16,
  held: 256,
  unfinished: 5_000,
  arriving: 500,
  notices: 50,
  accept: 2_000,
  storeCall: 10_000,
  send: 20_000,
  lease: 30_000,
  sweep: 5_000,
  takes: 5,
  responds: 3,
  sends: 12,
  faultySends: 3,
}
