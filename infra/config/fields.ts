/** Schemas of settings, which are text: each failure is the rest of a sentence that begins with the key. */
import * as z from 'zod/mini';
import { parseRange } from './addresses.ts';

/** A whole number in a range. */
export function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/, message)),
    z.pipe(z.transform(Number), z.number().check(z.minimum(min, message), z.maximum(max, message))),
  );
}

/** One of some words. */
export function oneOf<const T extends readonly [string, ...string[]]>(choices: T) {
  return z.enum(choices, `must be one of: ${choices.join(', ')}`);
}

/** `true` or `false`. */
export const flag = z.pipe(
  z.enum(['true', 'false'], 'must be true or false'),
  z.transform((value) => value === 'true'),
);

export const httpAddress = z
  .string()
  .check(
    z.refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), 'must be an http(s) address'),
  );

export const email = z.string().check(z.regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'must be an address of mail'));

/** A range of addresses that is at least as large as the smallest prefix says. */
export function cidr({ widest = 8, narrowest = 32 } = {}) {
  return z.string().check(
    z.refine((value) => {
      const prefix = parseRange(value)?.prefix;
      return prefix !== undefined && prefix >= widest && prefix <= narrowest;
    }, `must be a range of addresses such as 10.0.0.0/16, from /${widest} to /${narrowest}`),
  );
}

/** Ranges of addresses with commas between. */
export const cidrs = z.pipe(
  z.pipe(
    z.string(),
    z.transform((value) => value.split(/[\s,]+/).filter(Boolean)),
  ),
  z.array(cidr()).check(z.minLength(1, 'must name at least one range of addresses')),
);

/**
 * A resource's name on AWS, of a service and, where it matters, in a region.
 * @param kind what the resource's own part begins with
 */
export function arnOf(service: string, region?: string, kind = '') {
  const place = region === undefined ? '[a-z0-9-]*' : region;
  const where = region === undefined ? '' : ` in ${region}`;
  return z
    .string()
    .check(
      z.regex(
        new RegExp(`^arn:aws[a-z-]*:${service}:${place}:\\d{12}:${kind}.+$`),
        `must be the ARN of a resource of ${service}${where}${kind === '' ? '' : `, ${kind}...`}`,
      ),
    );
}

/** Origins such as `https://bi.example.com` with commas between. */
export const origins = z.pipe(
  z.pipe(
    z.string(),
    z.transform((value) => value.split(/[\s,]+/).filter(Boolean)),
  ),
  z.array(
    z
      .string()
      .check(
        z.refine(
          (value) => /^https?:\/\//.test(value) && URL.parse(value)?.origin === value,
          'must list origins such as https://bi.example.com',
        ),
      ),
  ),
);
