import { Outbox, type Posted } from "../../../src/web/kiosk/talk/outbox";

function anOutbox(answers: readonly (Posted | null)[]) {
  const posted: object[] = [];
  const told: string[] = [];
  let turn = 0;
  const outbox = new Outbox((activity) => {
    const answer = answers[turn++];
    if (answer === null || answer === undefined) return null;
    posted.push(activity);
    return Promise.resolve(answer);
  }, {
    onSent: (id) => told.push(`sent ${id}`), onLater: (id) => told.push(`later ${id}`), onRefused: (id) => told.push(`refused ${id}`), onEnded: () => told.push("ended"),
  });
  return { outbox, posted, told };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const [first, second] = [{ clientId: "a", activity: { text: "un", channelData: { clientActivityID: "a" } } }, { clientId: "b", activity: { text: "deux" } }];

it("what the service did not take is kept and sent again as it was, under the same id, and once", async () => {
  const { outbox, posted, told } = anOutbox(["later", "sent"]);
  outbox.add(first);
  await settled();
  await outbox.flush();
  await outbox.flush();
  expect(posted).toEqual([first.activity, first.activity]);
  expect(told).toEqual(["later a", "sent a"]);
});

it("without a line nothing is posted, and nothing is lost", async () => {
  const { outbox, posted, told } = anOutbox([null, null, "sent", "sent"]);
  outbox.add(first);
  outbox.add(second);
  await settled();
  expect([posted, told]).toEqual([[], ["later a"]]);
  await outbox.flush();
  await outbox.flush();
  expect(posted).toEqual([first.activity, second.activity]);
});

it("a message waits for the one before it: words never arrive in another order", async () => {
  const { outbox, posted } = anOutbox(["later", "sent", "sent"]);
  outbox.add(first);
  outbox.add(second);
  await settled();
  expect(posted).toEqual([first.activity]);
  await outbox.flush();
  expect(posted).toEqual([first.activity, first.activity, second.activity]);
});

it("one that is refused for good does not hold up the next", async () => {
  const { outbox, told } = anOutbox(["refused", "sent"]);
  outbox.add(first);
  outbox.add(second);
  await settled();
  expect(told).toEqual(["refused a", "sent b"]);
});
