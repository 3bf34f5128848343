import { parseArgs } from "node:util";
import { exitCodeOf, Misuse, type Command } from "../../../src/cli/command";
import { walkAll } from "../../../src/cli/walk";
import { AppError } from "../../../src/core/errors";

const usage = "npm run sing -- [--loud]";

async function called(command: Command, ...args: readonly string[]) {
  const said: string[] = [];
  return { code: await exitCodeOf(usage, command, args, (text) => said.push(text)), said: said.join("") };
}

const sing: Command = (args) => {
  parseArgs({ args: [...args], options: { loud: { type: "boolean" } } });
  return 0;
};

function failing(cause: unknown): Command {
  return () => {
    throw cause;
  };
}

describe("a command of the terminal", () => {
  it("ends with what it returns, and says nothing more", async () => {
    expect(await called(sing, "--loud")).toEqual({ code: 0, said: "" });
    expect(await called(async () => 1)).toEqual({ code: 1, said: "" });
  });

  it.each([["--softly"], ["--loud=very"], ["a song"]])("answers %s with what is wrong and how it is called", async (arg) => {
    const { code, said } = await called(sing, arg);
    expect(code).toBe(2);
    expect(said.split("\n")).toEqual([expect.stringContaining(arg.replace(/=.*/, "")), usage, ""]);
  });

  it("answers what only it can find wrong in the same way", async () => {
    expect(await called(failing(new Misuse("no such song")))).toEqual({ code: 2, said: `no such song\n${usage}\n` });
  });

  it("says why it failed, without the usage: it was called well", async () => {
    expect(await called(failing(new AppError("VOICE_GONE", "the voice is gone")))).toEqual({ code: 1, said: "VOICE_GONE: the voice is gone\n" });
  });

  it("says where what nobody foresaw came from", async () => {
    const { code, said } = await called(failing(new TypeError("the voice is not a function")));
    expect(code).toBe(1);
    expect(said).toMatch(/^TypeError: the voice is not a function\n\s+at .*command\.test\.ts/);
    expect(said).not.toContain(usage);
  });
});

test("a walk through a procedure that does not exist is refused, not called complete", () => {
  expect(() => walkAll(["nowhere"])).toThrow(Misuse);
  expect(() => walkAll(["toString"])).toThrow(Misuse);
});
