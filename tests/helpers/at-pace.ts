const paces = [1, 10];

/**
 * A test that says what is not so yet: its times are `ms(n)`. A machine that lags looks too late, so what failed is tried
 * once more with ten times the time. A defect fails at any pace.
 */
export function atPace(scenario: (ms: (time: number) => number) => Promise<void>): () => Promise<void> {
  return async () => {
    for (const [index, pace] of paces.entries()) {
      try {
        return await scenario((time) => time * pace);
      } catch (error) {
        if (index === paces.length - 1) throw error;
      }
    }
  };
}
