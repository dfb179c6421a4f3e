/** What people say to one another in a thread around a decision, and to nobody else: none of it calls for the bot. */
export const THREAD_TALK: readonly string[] = `morning all
did anyone see the build fail last night
yeah I restarted it
thanks
np
the vms are down again, can someone look
on it
which one
the one in rack 3
ah, the old one
I think it was the disk
could be
let's talk about that after lunch
back in five
brb
lol
+1
👍
:+1:
@ben can you check the ticket
I asked Ben already
he is on holiday until Monday
ok then Carla
Carla knows kubernetes better than I do
not really
stop it you two
haha
who has the keys to the server room
they are on my desk
did we pay the invoice for the cloud account
finance did
I hate our database
we all do
we should have tested that
we will next time
the customers complained about peaks yesterday
only two of them
the data is safe, I checked the backup
are you sure
pretty sure
ok good
what about the audit
moved to next week
again?
again
can you open the door please
coming
is the meeting at 2 or at 3
at 3
2 is too early
I can't make it at 3
then 4
fine by me
same
the new laptops have arrived
finally
mine is too heavy
send it back
I will change the password, please log out
done
change the plan, I am late
no worries
has anyone talked to the vendor
their sales guy called me twice
what did he want
to sell us more
of course
we have Docker stickers left by the way
I want one
take two
docker is down on my machine again
did you restart it
three times
try turning it off and on
very funny
my mac is slow today
everything is slow today
it's the VPN
it's always the VPN
who is on call tonight
me
good luck
the load on the coffee machine is in waves
true
I ordered more beans
hero
how was your weekend
too short
kids?
yes, all of them
the place on the corner has a new menu
public holiday on Friday, right
yes
so no deploy on Thursday
no deploy on Thursday
who tells the boss
not me
I told her
and
she was fine with it
we decided that last year already
no we did not
we did, look at the wiki
which page
I can't find it
I'll send you the link
Ben said VMs and I said whatever, it does not matter who is right
let's hear Carla first
she is in a call
I'd go with what we know
what do we know
good question
not sure about that
I have no idea what you mean
me neither
let me think about it
take your time
undo that commit please
which commit
the last one
reverted
why though
it broke the tests
skip the standup today
ok
we are all tired
resume tomorrow
see you
bye
good night
just saw this, reading up
ok so where are we
we're on the third question I guess
does anybody have the link to the runbook
https://wiki.example.com/runbooks/postgres
<https://wiki.example.com/runbooks|the runbook>
that's the old one
that page is from 2021
can somebody archive it then
I'll do it on Monday
he meant Tuesday
sorry, typo
*restarts
s/monday/tuesday/
:joy:
:thumbsup: :thumbsup:
🎉🎉🎉
🤷
😅 oh no
💯
^ this
^^
this ☝️
what Ben said
what she said
agreed with the above
+1 to Carla
+1, but not today
-1
-1 from me, sorry
0
+1000
1st
2nd that
2 of us are out tomorrow
3 people liked my message, wow
4 eyes please on PR 1482
1482 is merged
see #1482
#4
1) coffee 2) standup 3) this
2pm?
2pm works
14:00 works too
can we do 15:30 instead
half past three, fine
I have a hard stop at 4
it's 3 already
3
let me check my calendar
my calendar is a lie
moved it to Thursday
Thursday is a holiday here in Bavaria
in Spain too
not in Poland
then Friday 10ish
10 is good
booked the small room
the small room has no screen
who cares
me, I need the screen
ok the large one
thx
thanks a lot!!
danke
merci :)
gracias
ty
yw
no problem at all
my pleasure
sorry for the late reply, kids were ill
hope they feel better
get well soon
how are the kids
same same
I am not sure to understand the last phrase
sorry for my english
please can you say it again more slow
I don't get what you mean with that
what does that even mean
can you rephrase
I mean we do it like the last time
like the last time was a disaster
lol true
touché
fair
fair enough
fair point
good point
good point, Ana
I see your point
I'd rather not
I would prefer if we ask first
ask who
ask the boss
the boss is in Lisbon
lucky him
her
oops
is she back on the 5th
6th
according to the calendar the 6th
who covers for her
Ben does
do I?
you do now
voluntold
haha classic
I did it last week already
your turn
rock paper scissors
✂️
let's flip a coin
heads
tails it is
damn
can someone paste the stack trace
\`\`\`
java.lang.NullPointerException
    at com.example.Foo.bar(Foo.java:42)
that's not ours
\`kubectl get pods -n shop\`
\`docker ps | grep shop\`
\`systemctl status postgresql\`
looks green to me
it says CrashLoopBackOff
since when
since 9:12
it was me, I deployed at 9:10
rollback?
rolled back
and?
back to normal
phew
post mortem tomorrow
do we really need one
yes, Carla wants one
ok I'll write the doc
template is in Confluence
I hate Confluence
everyone does
> we should have tested that
that was me, yes
> is the data safe
I answered that on Friday
> docker is down on my machine again
same here, and I restarted twice
&gt; who is on call tonight
still me
"never change a running system"
"it works on my machine"
as my grandma used to say
famous last words
quote of the day
putting that on a mug
who wants a mug
I'd take one
size L
mugs don't have sizes
they do in America
🇺🇸
sooo
hmm
hmmm
hm ok
uh
ehm
well
well…
…
...
?
??
!!!
wait
wait what
wait, which cluster
the staging one
no, prod
are you kidding
I'm not
oh boy
don't touch it
nobody touches prod today please
promise
too late
WHAT
just kidding
not funny
a bit funny
I lost ten years of my life
drama queen 👑
back to work people
yes mum
so, the agenda
1. invoices
2. the office move
3. any other business
skip 2 please
2 was done yesterday
so only 1
and 3
anything for 3?
nothing from my side
neither from mine
me too
same here
same as Ben
all good here
nothing to add
let's close it then
wait for Carla
she's typing
she's been typing for five minutes
it will be long
a novel
I was on the phone!
no stress
we have time
we have until Friday
Friday noon to be exact
the customer said end of the month
which customer
the one from Zürich
the bank?
insurance
same thing
not the same thing at all
they pay the same
true that
how much did they pay
ask finance
finance won't tell me
they told me
and how much is it
a lot
who has the contract
Legal
do we have a legal team?
one person is a team
hi Legal 👋
I'm not Legal, I'm Priya
hi Priya
welcome Priya!
welcome on board
thanks, happy to be here
where do you sit
third floor
next to the server room?
brr, cold there
bring a jacket
the server room is at 19 degrees
19.5
it was 27 in August
the aircon broke
facilities fixed it
after three weeks
three and a half
I still have the photos
please don't
too late, sent
:see_no_evil:
is there cake today
there is cake!
kitchen, 2nd floor
what kind
chocolate
I'm coming
save me a piece
gone
monsters
there's more on the first floor
whose birthday
Tomasz
happy birthday Tomasz 🎂
sto lat!
alles Gute
thanks all <3
how old
none of your business
29 again
did anyone reserve lunch
table for six at one
seven, Priya joins
is there something vegan
yes, the curry
the curry is too hot for me
you said that about the soup
the soup WAS hot
can I get a lift
I take the train
which train
the 17:42
that one is always late
like you
ouch
burn 🔥
ok seriously now
let's focus
where were we
no clue
Ana, can you summarise
in a minute
take five
afk
re
back
back again
what did I miss
nothing
everything
scroll up
tl;dr?
tldr: cake
lmao
ROFL
stop spamming the thread
sorry
won't happen again
it will
I'll mute you
you can't mute me
watch me
can an admin pin the second message
which one is the second
the long one from Ben
pinned
unpin it, wrong one
pinned the right one now
thank you Ana, you're a star
⭐
has the VPN changed again
new certificate, see mail from IT
I never got that mail
check spam
found it in spam
please all update until Wednesday
done on my laptop
fails on mine with error 809
try the other profile
which other profile
I'll come to your desk
I'm at home today
then a call
calling
no sound
unmute
now?
yes hi
should I share my screen or will you
you please
can you zoom in
bigger
better
I know this error, it's the time zone
the clock was wrong, unbelievable
it's always DNS
or the clock
or a comma
we had a missing comma once
never forget
the great comma incident of 2019
I wasn't here yet
lucky you
Carla was
I still have nightmares
any news from the vendor
they say next sprint
they always say next sprint
which sprint, theirs or ours
ask them, not me
I opened a ticket
number?
SUP-20931
it's closed as duplicate
duplicate of what
of itself, it seems
I can't even
who are these people
be nice
I am nice
mostly
depends on the day
depends
it depends on him, not on us
I don't decide that
above my pay grade
let the others decide
I abstain
I'm out of this one
count me in
count me out
+1 whatever you pick
I trust you
no opinion
strong opinions, weakly held
I changed my mind
people can change
ok boomer
hey!
😂😂
could we please get a decision by tonight, the boss asks
she'll get it tomorrow
tell her we're on it
told her
what did she say
thumbs up emoji
good
great
perfect
super
nice one
awesome 🙌
let's go
weekend!
have a good one
you too
enjoy
ciao
see you Monday
Monday is off
Tuesday then
bis dann
over and out
the thing with the invoices is solved btw
what thing
long story
tell me at lunch
the old fileserver makes noises
it has made noises since 2015
that's a feature
let's not jinx it
knock on wood
our intern wrote a script for that
the intern is better than us
hire the intern
HR says no
HR always says no
did the recruiter call you too
twice this week
for which company
the one with the rocket logo
pass
hard pass
my machine needs a reboot, five minutes
windows updates again
37 %
38
it's stuck at 38
go for a walk
walked, still 38
RIP
I have a spare laptop if you want
yes please
it has the german keyboard
I can live with that
zou can indeed
haha y and z
the docs say otherwise but whatever
who wrote the docs
I did
they're great
too kind
can we talk about the budget some other time
yes let's
put it on the list
which list
the list of lists
someone should own that list
not it
not it!
nose goes
ok I own it
legend
does Kubernetes have a mascot
no idea, a wheel?
docker has the whale
moby
cute whale
I have the t-shirt
mine shrank
containers of food are in the fridge, eat them
the green container is mine
whoever took my lunch, I will find you
it was in a container with my name on it
the virtual event is at six, not at five
the machine on the second floor is out of milk
oat milk too?
oat milk too
disaster
priority one
P1
opened an incident
closed as wontfix
I quit
no you don't
no I don't`.split('\n')
