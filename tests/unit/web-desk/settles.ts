import { eventually } from "../../helpers/eventually";

/** Waits until an expectation holds. @throws Error with what it last said. */
export const settles = (expectation: () => void): Promise<unknown> =>
  eventually(() => {
    try {
      expectation();
      return null;
    } catch (failure) {
      return (failure as Error).message;
    }
  }, (said) => said === null);
