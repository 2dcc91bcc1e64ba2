const spelled = (table: string): [string, string][] =>
  table.split(/\s+/).map((pair) => [pair.slice(0, 1), pair.slice(1)]);

// Latin letters that carry no mark to take off: taking a mark off "ø" leaves "ø".
const LATIN = "ßss æae œoe øo łl đd ðd þth ħh ŧt ŋn ıi əe ĸk";

// Other alphabets, roughly as passports spell them: PostgreSQL's trigrams know plain Latin letters alone wherever the server's locale is C.
const CYRILLIC =
  "аa бb вv гg ґg дd ђdj еe єe жzh зz иi іi кk лl љlj мm нn њnj оo пp рr сs тt ћc уu фf хkh цts чch џdz шsh щshch ъ ыy ь эe юyu яya јj";
const GREEK = "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo";
const ARABIC =
  "اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh ةa وw يy ىa ء پp چch ژzh گg کk یy ٹt ڈd ڑr ںn ہh ھh ےy";
const HEBREW = "אa בb גg דd הh וv זz חh טt יy כk ךk לl מm םm נn ןn סs עa פp ףp צts ץts קk רr שsh תt";

/** Letters without marks, and how they are spelled for searching. */
export const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map(
  [LATIN, CYRILLIC, GREEK, ARABIC, HEBREW].flatMap(spelled),
);
