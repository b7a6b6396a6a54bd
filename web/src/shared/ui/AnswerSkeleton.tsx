/** The shape of a page's answer, and of what stands below it, while they are under way. */
export function AnswerSkeleton({ below = 'table-skeleton' }: { below?: string }) {
  return (
    <div aria-hidden="true">
      <div className="answer">
        <span className="skeleton skeleton-sentence" />
        <span className="skeleton skeleton-label" />
      </div>
      <span className={`skeleton ${below}`} />
    </div>
  );
}
