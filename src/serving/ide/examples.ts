import { runTimeFile } from '../../run-time-files.js';

/** The README: what a reader pastes and what a visitor finds in the IDE are the same. */
export const readmeText = (): string => runTimeFile('README.md');

/** The GraphQL examples of a text in Markdown, in its order. */
export const examplesIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```graphql\n([^]*?)\n```$/gm)].map(([, example]) => example!);
