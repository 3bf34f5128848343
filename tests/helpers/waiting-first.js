const { default: Sequencer } = require("@jest/test-sequencer");

/** Which folders wait most for processes and clocks: begun first, they leave no worker alone with the longest file at the end. */
const order = ["faults", "contract", "transcripts", "unit"];
const place = ({ path }) => order.findIndex((folder) => path.includes(`/tests/${folder}/`));

/** On a clean clone jest knows no durations and goes by size; the file that takes longest is among the smallest. */
module.exports = class WaitingFirst extends Sequencer {
  sort(tests) {
    const known = super.sort(tests);
    return [...known].sort((a, b) => place(a) - place(b));
  }
};
