import { splitSql } from './sql.ts';
import './sql.css';

/** An SQL text as it was run, its keywords and parameters told apart. */
export function SqlText({ text, name }: { text: string; name: string }) {
  const pieces = splitSql(text);
  return (
    <div className="sql">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that scrolls must be reachable by keys */}
      <section className="sql-text" tabIndex={0} aria-label={name}>
        <pre>
          {pieces.map(({ kind, text: piece }, index) =>
            kind === 'plain' ? (
              piece
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a fixed text never move
              <span key={index} data-kind={kind}>
                {piece}
              </span>
            ),
          )}
        </pre>
      </section>
    </div>
  );
}
