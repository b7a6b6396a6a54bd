import type { ReactNode } from 'react';

interface AnswerProps {
  /** Undefined while it is not known yet. */
  readonly sentence: string | undefined;
  readonly details: ReactNode;
}

/** What a page opens with: the one sentence that matters, and what stands behind it. */
export function Answer({ sentence, details }: AnswerProps) {
  return (
    <div className="answer">
      <p className="answer-sentence">
        {sentence === undefined ? <span className="skeleton skeleton-sentence" /> : `${sentence}.`}
      </p>
      <p className="answer-details">{details}</p>
    </div>
  );
}
