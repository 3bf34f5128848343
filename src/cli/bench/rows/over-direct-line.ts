import { overDirectLine } from "../direct-line-subject";
import type { RowResult } from "../figures";
import type { Ground } from "../ground";
import { compare, mediansOf } from "../load";

const users = 16;
const secret = "bench-bench-bench-bench-bench-bench-bench";

/** The service as installed: POST to the question seen on the stream. */
export async function directLine(ground: Ground): Promise<RowResult> {
  const subject = overDirectLine("ours", "text", await ground.start("direct-line", { DIRECT_LINE_SECRET: secret }), secret);
  try {
    const [samples] = await compare([subject], { ...ground.extent.pace, users });
    return { samples: { [subject.name]: mediansOf(samples!) }, figures: [] };
  } finally {
    subject.close();
  }
}
