/**
 * What surrounds the process can't be used: a server, a folder, a port. The message is one sentence for the operator. It names the setting
 * that leads there, and never a password.
 */
export class Unfit extends Error {
  /** @param setting the setting's name, such as `DATABASE_URL` */
  constructor(
    readonly setting: string,
    sentence: string,
  ) {
    super(`${setting}: ${sentence}`);
  }
}
