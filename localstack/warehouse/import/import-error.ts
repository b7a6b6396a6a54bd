/** Why a folder was refused: places in files, each with its reason. */
import { AppError } from '@otel-bi/shared/contract/errors.ts';

/** One thing wrong with one file. `line` counts from 1; it is absent when the whole file is meant. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly reason: string;
}

/** Problems after which a file is not read further. */
export const PROBLEM_LIMIT = 20;
const SHOWN = 3;

/** Thrown inside a file to end reading it; the reader turns it into a problem of that file. */
export class BadRow extends Error {
  override readonly name = 'BadRow';
}

/** The error that refuses an import, with the first problems in one line. */
export function importRefused(problems: readonly Problem[]): AppError {
  const shown = problems.slice(0, SHOWN).map(describeProblem).join('; ');
  const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : '';
  return new AppError('import_refused', `Nothing was loaded, the previous warehouse stays: ${shown}${more}`);
}

function describeProblem({ file, line, reason }: Problem): string {
  return line === undefined ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`;
}
