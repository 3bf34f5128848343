// Asks the running service one question over HTTP, in Arabic, as any Direct Line client would, and checks the answer.
// node tests/helpers/ask-one-question.mjs http://127.0.0.1:3978
const [base] = process.argv.slice(2);
const api = `${base}/v3/directline`;

async function call(method, path, token, body) {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: { "content-type": "application/json", origin: base, ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function answerTo(conversation, token, activity, isAnswer) {
  await call("POST", `/conversations/${conversation}/activities`, token, activity);
  for (let tries = 0; tries < 200; tries++) {
    const { activities } = await call("GET", `/conversations/${conversation}/activities`, token);
    const answer = activities.find(isAnswer);
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("no answer in 5 seconds");
}

const { token, conversationId } = await call("POST", "/tokens/generate", null, {});
await call("POST", "/conversations", token, { locale: "ar" });
const isQuestion = ({ from, locale, suggestedActions }) => from.role === "bot" && locale === "ar" && suggestedActions?.actions.length === 5;
const question = await answerTo(conversationId, token, { type: "message", text: "مرحبا", locale: "ar" }, isQuestion);
const isConsent = ({ from, locale, suggestedActions }) => from.role === "bot" && locale === "ar" && suggestedActions?.actions.length === 2;
const consent = await answerTo(conversationId, token, { type: "message", text: "العربية", locale: "ar" }, isConsent);
for (const { text } of [question, consent]) {
  if (!/\p{Script=Arabic}{3}/u.test(text)) throw new Error("the answer is not in Arabic");
}
console.log(`${question.text}\n${consent.text}`);
