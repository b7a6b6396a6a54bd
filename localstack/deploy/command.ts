/** Runs a program to its end and keeps what it wrote. */
import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly timeoutMs: number;
  /** Takes each line as it comes. */
  readonly onLine?: (line: string) => void;
}

/** The program did not end well: `lines` is all that it wrote. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly lines: readonly string[];

  constructor(message: string, lines: readonly string[]) {
    super(message);
    this.lines = lines;
  }
}

/** @throws CommandError when it ends with another status than 0, or not in time */
export function run(program: string, args: readonly string[], options: CommandOptions): Promise<void> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const complete = (rest + chunk).split('\n');
      rest = complete.pop() ?? '';
      for (const line of complete) take(line);
    });
    stream.on('end', () => rest !== '' && take(rest));
  }
  const take = (line: string) => {
    lines.push(line);
    options.onLine?.(line);
  };
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new CommandError(error.message, lines)));
    child.once('close', (status, signal) => {
      if (status === 0) resolve();
      else reject(new CommandError(signal === null ? `ended with ${status}` : 'took too long', lines));
    });
  });
}
