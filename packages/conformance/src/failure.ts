/** Returns what a function throws, or what its promise is rejected with. */
export async function failureOf(act: () => unknown): Promise<Error> {
  try {
    await act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("it did not fail");
}
