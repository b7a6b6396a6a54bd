const AUDIT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The audit id that a text is, as the trail writes it; undefined where it is something else. */
export function auditIdIn(text: string): string | undefined {
  const id = text.trim().toLowerCase();
  return AUDIT_ID.test(id) ? id : undefined;
}
