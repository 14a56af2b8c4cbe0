import * as v from "valibot";

/** Text that is not shown, not even by the error that says what is wrong with it. */
export function secret(limits: { readonly minLength?: number; readonly maxLength?: number } = {}) {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = limits;
  return v.pipe(
    v.string(),
    v.check(
      ({ length }) => length >= minLength && length <= maxLength,
      ({ input: { length } }) =>
        `must have ${minLength === maxLength ? maxLength : `${minLength} to ${maxLength}`} characters, but it has ${length}`,
    ),
    v.metadata({ limits }),
  );
}
