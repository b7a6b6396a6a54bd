/** The name that the maker gave it. */
export function exportedName({
  parameters,
  location,
}: {
  parameters: Readonly<Record<string, unknown>>;
  location: string;
}): string {
  return typeof parameters.fileName === 'string' ? parameters.fileName : location;
}
