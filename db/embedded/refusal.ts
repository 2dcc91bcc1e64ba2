/** Something the person at the machine can mend: what is wrong, and what to do about it. */
export class Refusal extends Error {
  readonly advice: string;
  constructor(why: string, advice: string) {
    super(why);
    this.advice = advice;
  }
}
