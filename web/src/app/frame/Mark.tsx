/** The product's sign: three bars and the line that traces them. */
export function Mark() {
  return (
    <svg className="mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path className="mark-bars" d="M2 11h4v7H2zM8 7h4v11H8zM14 10h4v8h-4z" />
      <path className="mark-line" d="M2 6.5l5-4 6 3 5-3.5" />
    </svg>
  );
}
