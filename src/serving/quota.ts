/** How many lines each person has open in this process. */
export class Quota {
  readonly #open = new Map<string, number>();

  constructor(private readonly mostPerPerson: number) {}

  /** What is told to who has as many as they may. */
  get refusal(): string {
    return `One person may have at most ${this.mostPerPerson} sockets and streams open at once`;
  }

  /** Counts one more; the answer is called when it is gone. Null for one too many. */
  take(personId: string): (() => void) | null {
    const open = this.#open.get(personId) ?? 0;
    if (open >= this.mostPerPerson) return null;
    this.#open.set(personId, open + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#giveBack(personId);
    };
  }

  #giveBack(personId: string): void {
    const open = this.#open.get(personId)!;
    if (open > 1) this.#open.set(personId, open - 1);
    else this.#open.delete(personId);
  }
}
