// Finds the rules about something: `npm run where -- reopen`. It looks through the paths of src/domain, the sentence that each of its files
// opens with ("Decides …" or "Defines …"), and the names and doc comments of its exports.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const HOME = path.resolve(import.meta.dirname, '..');

interface Rule {
  /** Where it is: `src/domain/ticket/workflow.ts:131`. */
  readonly place: string;
  /** Null for the file itself. */
  readonly name: string | null;
  /** The file's opening sentence, or the export's doc comment. */
  readonly text: string;
}

/** A doc comment, and the export that follows it. */
const DOCUMENTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport (?:async )?(?:function|const|class|interface|type) (\w+)/g;

const plain = (comment: string): string => comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim();

/** The file, then its exports. */
function rulesOf(file: string): readonly [Rule, ...Rule[]] {
  const text = readFileSync(path.join(HOME, file), 'utf8');
  const opening = plain(/^\/\*\*((?:(?!\*\/)[\s\S])*)\*\//.exec(text)?.[1] ?? '');
  const exported = text.matchAll(DOCUMENTED).map((match): Rule => {
    const line = text.slice(0, match.index + match[0].length).split('\n').length;
    return { place: `${file}:${line}`, name: match[2]!, text: plain(match[1]!) };
  });
  return [{ place: file, name: null, text: opening }, ...exported];
}

/** What to print of a file: its path and sentence, then the exports that match; null when nothing of it does. */
function answerOf(file: string, words: readonly string[]): string | null {
  const matches = ({ place, name, text }: Rule): boolean => {
    const searched = `${name === null ? place : name} ${text}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  };
  const [opening, ...exported] = rulesOf(file);
  const found = exported.filter(matches);
  if (!matches(opening) && found.length === 0) return null;
  return [`${file}\n  ${opening.text}`, ...found.map(({ place, name, text }) => `  ${place} ${name}: ${text}`)].join(
    '\n',
  );
}

const words = process.argv.slice(2).flatMap((argument) => argument.toLowerCase().split(/\s+/).filter(Boolean));
const answers = globSync('src/domain/**/*.ts', { cwd: HOME })
  .toSorted()
  .flatMap((file) => (words.length ? (answerOf(file.replaceAll(path.sep, '/'), words) ?? []) : []));

if (words.length === 0) {
  process.stderr.write('Say what to look for: npm run where -- reopen\n');
  process.exitCode = 2;
} else if (answers.length === 0) {
  process.stderr.write(`No rule of src/domain names "${words.join(' ')}".\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${answers.join('\n')}\n`);
}
