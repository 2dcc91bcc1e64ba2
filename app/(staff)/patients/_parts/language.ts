const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** `French` for `fr`; the code itself where it has no name. */
export const languageName = (code: string): string => names.of(code) ?? code;

/** What callers speak most; another one stays possible where it stands already. */
export const languages =
  "ar bg bn ca cs da de el en es fa fi fr he hi hr hu it ja ko lt nl no pl pt ro ru sk so sq sr sv sw ta th tr uk ur vi zh".split(
    " ",
  );
