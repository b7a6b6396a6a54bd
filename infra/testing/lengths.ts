/** Lengths of what a template says, as far as they can be known before a deployment. */

/** Of a name or ARN that only the deployment knows: longer than those of this product are. */
const UNKNOWN = 160;

function only(value: object): [string, unknown] | null {
  const [first, ...others] = Object.entries(value);
  return first !== undefined && others.length === 0 ? first : null;
}

/** Characters of a value as AWS will get it, JSON without spaces; references count as long ones. */
export function resolvedLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value)) return 2 + sum(value.map((each) => resolvedLength(each) + 3));
  const [name, inner] = only(value) ?? [];
  if (name === 'Fn::Join' && Array.isArray(inner) && Array.isArray(inner[1])) {
    return sum(inner[1].map(lengthOfPart));
  }
  if (name === 'Ref' || name?.startsWith('Fn::')) return lengthOfPart(value);
  return 2 + sum(Object.entries(value).map(([key, each]) => key.length + resolvedLength(each) + 6));
}

/** Account, region and partition are short, whatever they are. */
function lengthOfPart(part: unknown): number {
  if (typeof part === 'string') return part.length;
  const text = JSON.stringify(part);
  return text.includes('"AWS::') ? 24 : UNKNOWN;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** The values of a property wherever it stands in the properties of a resource. */
export function textsAt(value: unknown, property: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const isText = typeof inner === 'string' || (typeof inner === 'object' && inner !== null && only(inner));
    return key === property && isText ? [inner] : textsAt(inner, property);
  });
}
