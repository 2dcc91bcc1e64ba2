// Fifteen characters and more. The first part is from the list "passwords" of @zxcvbn-ts/language-common 4.1.3 (MIT), which was drawn from leaks; the
// second was put together by hand: sayings, songs, films, prayers, examples of good passphrases and keyboard sentences that are known from published
// leaks and from every guesser's list. It is no copy of one of those, and no substitute for the rules beside it.
const FROM_LEAKS = `
  mailcreated5240 polniypizdec0211 123456789987654321 1qaz2wsx3edc4rfv momsanaladventure hd764nw5d7e1vb1
  qazwsxedcrfvtgb 23176djivanfros 12345678900987654321 12345678987654321 q1w2e3r4t5y6u7i8 zqjphsyf6ctifgu
  lhbjkjubz2957704 1qazxsw23edcvfr4 nemvxyheqdd5oqxyxyzi passwordpassword 1234qwerasdfzxcv 1234567890987654321
  q1w2e3r4t5y6u7i8o9p0 passwordstandard bpgjldsgjldthnf 1234567887654321 122333444455555 111222333444555
  1qa2ws3ed4rf5tg nick1234rem936 qwertasdfgzxcvb aksjdlasdakj89879 lytdybrbdfvgbhf passwordassword
  420842084208555 polniypizdec1102 neepodchehyl hd764nw5d7e1vbv bhrh0h2oof6xbqjeh
`;

const BY_HAND = `
  correct horse battery staple / the correct horse battery staple / horse battery staple correct / correct battery horse staple
  the quick brown fox jumps over the lazy dog / the quick brown fox / jumps over the lazy dog / lorem ipsum dolor sit amet / lorem ipsum dolor
  pack my box with five dozen liquor jugs / how vexingly quick daft zebras jump / hello world hello world / open sesame open sesame
  this is my password / this is a password / this is my passphrase / this is a passphrase / my password is password / my secret password
  my super secret password / super secret password / this is a secure password / a very long password / very long password / my new password
  this is not my password / i forgot my password / i hate passwords / i dont know my password / i dont have a password / what is my password
  password is password / password password password / the password is secret / please let me in / let me in please / let me in now / open the door please
  change me please / change this password / please change me now / temporary password / default password / administrator / administrator password
  welcome to the jungle / welcome to paradise / welcome to my life / welcome to hell / hotel california / stairway to heaven / highway to hell
  bohemian rhapsody / smells like teen spirit / smoke on the water / another brick in the wall / dark side of the moon / wish you were here
  nothing else matters / master of puppets / enter sandman / for whom the bell tolls / sweet child o mine / november rain / knocking on heavens door
  dont stop believing / dont worry be happy / let it be let it be / here comes the sun / yellow submarine / come together right now / all you need is love
  i want to hold your hand / twinkle twinkle little star / happy birthday to you / row row row your boat / mary had a little lamb / humpty dumpty sat on a wall
  old macdonald had a farm / itsy bitsy spider / jingle bells jingle bells / silent night holy night / we wish you a merry christmas / merry christmas
  i love you forever / i love you so much / i will always love you / i love you baby / i love you mommy / i love you mom and dad / i love my family
  i love my mother / i love my husband / i love my boyfriend / i love my girlfriend / i love my daughter / i love my children / i love my life
  i love myself forever / i miss you so much / i hate you so much / love you forever / forever and always / always and forever / love is in the air
  you are my sunshine / you are the best / you and me forever / together forever / best friends forever / friends forever / just the two of us
  my one and only / one love one life / live laugh love / live love laugh / faith hope love / faith hope and love / peace love happiness / life is beautiful
  life is good life / live your life / carpe diem carpe diem / hakuna matata / hakunamatata123 / que sera sera / c est la vie / la vie est belle
  je t aime pour toujours / je taime mon amour / mot de passe / motdepasse12345 / mon mot de passe / liberte egalite fraternite / bonjour tout le monde
  vive la france / allez les bleus / ich liebe dich / ich liebe dich so sehr / mein passwort / passwort passwort / te quiero mucho / te amo mi amor
  te amo para siempre / mi contrasena / contrasena123456 / ti amo per sempre / la mia password / eu te amo muito / ik hou van jou / seni seviyorum
  ya tebya lyublyu / allah is great / allahu akbar / bismillah / bismillahirrahmanirrahim / alhamdulillah / la ilaha illallah / inshallah inshallah
  in god we trust / jesus is lord / jesus loves me / jesus loves you / jesus christ is lord / i love jesus / i love jesus christ / god is good all the time
  god is love / god bless america / god bless you / god is great / god first in my life / the lord is my shepherd / our father who art in heaven
  thank you jesus / thank you god / praise the lord / john 3 16 john 3 16 / for god so loved the world / in jesus name / glory to god / blessed be the name
  may the force be with you / use the force luke / i am your father / luke i am your father / the force awakens / return of the jedi / the empire strikes back
  star wars star wars / millennium falcon / darth vader / live long and prosper / to boldly go where no man has gone before / beam me up scotty / star trek voyager
  winter is coming / a song of ice and fire / game of thrones / valar morghulis / lord of the rings / one ring to rule them all / my precious my precious
  not all those who wander are lost / you shall not pass / gandalf the grey / gandalf the white / the hobbit / harry potter / harrypotter12345 / mischief managed
  i solemnly swear that i am up to no good / dumbledores army / avada kedavra / expecto patronum / wingardium leviosa / the boy who lived
  to be or not to be / to be or not to be that is the question / romeo and juliet / all the worlds a stage / it was the best of times / call me ishmael
  once upon a time / happily ever after / once upon a time in america / and they lived happily ever after / somewhere over the rainbow / over the rainbow
  theres no place like home / here is looking at you kid / houston we have a problem / i will be back / hasta la vista baby / show me the money
  you cant handle the truth / may the odds be ever in your favor / life is like a box of chocolates / run forrest run / forrest gump / pulp fiction
  the godfather / the dark knight / why so serious / to infinity and beyond / finding nemo / just keep swimming / let it go let it go / frozen let it go
  the cake is a lie / all your base are belong to us / leeroy jenkins / over nine thousand / never gonna give you up / never gonna let you down / rickroll
  call of duty / grand theft auto / world of warcraft / league of legends / counter strike / final fantasy / legend of zelda / super mario bros / sonic the hedgehog
  pokemon pikachu / gotta catch em all / minecraft creeper / need for speed / dragon ball z / naruto uzumaki / one piece luffy / death note / attack on titan
  manchester united / manchester city / liverpool football club / you will never walk alone / youll never walk alone / glory glory man united / real madrid
  hala madrid y nada mas / fc barcelona / visca el barca / bayern munchen / borussia dortmund / galatasaray1905 / fenerbahce1907 / chelsea football club
  arsenal football club / tottenham hotspur / celtic football club / glasgow rangers / dallas cowboys / new york yankees / boston red sox / chicago bulls
  los angeles lakers / golden state warriors / new york giants / green bay packers / pittsburgh steelers / philadelphia eagles / oakland raiders
  new york city / new york new york / los angeles california / united states of america / united kingdom / great britain / london england / paris france
  san francisco / rio de janeiro / buenos aires argentina / made in china / born in the usa / proud to be an american / home sweet home / the white house
  harley davidson / mercedes benz / lamborghini / volkswagen golf / ferrari testarossa / ford mustang / chevrolet camaro / rolls royce / aston martin
  chocolate cake / ice cream sandwich / strawberry shortcake / peanut butter / peanut butter jelly time / peanut butter and jelly / macaroni and cheese
  hot chocolate / apple pie a la mode / spaghetti and meatballs / cookies and cream / coffee coffee coffee / coca cola coca cola / jack daniels / mountain dew
  abracadabra abracadabra / supercalifragilisticexpialidocious / antidisestablishmentarianism / pneumonoultramicroscopicsilicovolcanoconiosis
  hippopotomonstrosesquippedaliophobia / floccinaucinihilipilification / rhinoceros hippopotamus / hippopotamus / photosynthesis / congratulations
  purple monkey dishwasher / blue monkey dishwasher / monkey monkey monkey / tasty burger tasty burger / d0g / password1password1 / qwerty qwerty qwerty
  trustno1trustno1 / letmeinletmein / iloveyouiloveyou / dragon dragon dragon / sunshine sunshine / princess princess / football football / baseball baseball
  superman superman / batman and robin / spiderman spiderman / michael jackson / michael jordan / britney spears / justin bieber / taylor swift / one direction
  avril lavigne / linkin park / green day american idiot / my chemical romance / fall out boy / metallica metallica / iron maiden / led zeppelin / pink floyd
  rage against the machine / red hot chili peppers / the rolling stones / guns n roses / guns and roses / simple plan / evanescence / marilyn manson
  chuck norris / james bond 007 / the name is bond james bond / shaken not stirred / sherlock holmes / elementary my dear watson / winnie the pooh / mickey mouse
  mickey minnie pluto huey louie dewey donald goofy sacramento / snow white and the seven dwarfs / beauty and the beast / the little mermaid / alice in wonderland
  down the rabbit hole / through the looking glass / the wizard of oz / follow the yellow brick road / peter pan / never never land / the lion king
  i am legend / i am batman / i am iron man / i am groot / we are the champions / we will rock you / another one bites the dust / dont stop me now
  eye of the tiger / born to be wild / born to run / sweet home alabama / country roads take me home / ring of fire / folsom prison blues / hit the road jack
  what doesnt kill you makes you stronger / keep calm and carry on / never give up / never say never / nothing is impossible / everything is possible
  just do it just do it / carpe noctem / veni vidi vici / memento mori / cogito ergo sum / semper fidelis / semper fi / alea iacta est / per aspera ad astra
  time is money / knowledge is power / actions speak louder than words / better late than never / practice makes perfect / no pain no gain / easy come easy go
  an apple a day keeps the doctor away / the early bird catches the worm / honesty is the best policy / money cant buy happiness / rome wasnt built in a day
  roses are red violets are blue / i am the best / i am awesome / i am beautiful / i am not a robot / i am the walrus / who let the dogs out / baby one more time
  staff password / hospital password / clinic password / doctor password / nurse password / reception password / front desk password / practice password
  abcdefghijklmnop / abcdefghijklmnopqrstuvwxyz / zyxwvutsrqponmlkjihgfedcba / aabbccddeeffgghh / a1b2c3d4e5f6g7h8 / abc123abc123abc / 123abc123abc123
  onetwothreefourfive / onetwothreefour / one two three four five six / eins zwei drei vier / un deux trois quatre / uno dos tres cuatro / 12345qwertasdfg
`;

const letters = (phrase: string): string => phrase.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Long passphrases that everybody who guesses has on a list, letters and digits alone. */
export const LEAKED_PHRASES: ReadonlySet<string> = new Set([
  ...FROM_LEAKS.trim().split(/\s+/),
  ...BY_HAND.split(/\n|\s\/\s/)
    .map(letters)
    .filter((phrase) => phrase.length >= 9),
]);
