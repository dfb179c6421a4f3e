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
good night`.split('\n')
