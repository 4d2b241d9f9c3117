import { readFileSync } from 'node:fs';

/** The README as it stands beside `src`: what a reader pastes and what a visitor finds in the IDE are the same. */
export const readmeText = (): string => readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** The GraphQL examples of a text in Markdown, in its order. */
export const examplesIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```graphql\n([^]*?)\n```$/gm)].map(([, example]) => example!);
