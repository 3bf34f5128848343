// (f) of the bench: what the samples of the SDK build. CloudAdapter without credentials (as the emulator uses it), a waterfall of six prompts,
// its state in Redis, the replies in the HTTP response (deliveryMode expectReplies).
// REDIS_URL=redis://127.0.0.1:6379 PROMPTS=text|mixed node stock-waterfall.js
"use strict";
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState } = require("botbuilder");
const {
  ChoicePrompt, ComponentDialog, ConfirmPrompt, DateTimePrompt, DialogSet, DialogTurnStatus, ListStyle, NumberPrompt, TextPrompt, WaterfallDialog,
} = require("botbuilder-dialogs");
const { Redis } = require("ioredis");
const restify = require("restify");
const { listen } = require("./listen");
const { RedisStorage } = require("./redis-storage");

// its French models need 3 s for a first "3", and again and again: in English the comparison is kind to this baseline
const culture = "en-us";
const housing = ["tenant", "owner", "at a friend's"];
const ask = (prompt, text, more = {}) => (step) => step.prompt(prompt, { prompt: text, retryPrompt: text, ...more });

const questions = {
  text: ["Which town do you live in?", "Which language do you speak at home?", "What is your work?", "What do you like to read?",
    "How do you come to the library?", "What else would you like to tell us?"].map((text) => ask("text", text)),
  mixed: [
    ask("text", "Which town do you live in?"),
    ask("choice", "How are you housed?", { choices: housing }),
    ask("number", "How many children do you have?"),
    ask("date", "When were you born?"),
    ask("confirm", "Do you work?"),
    ask("text", "What else would you like to tell us?"),
  ],
}[process.env.PROMPTS];

/** Keeps the answer to the question before, as the multi-turn sample does, then asks the next one. */
const steps = questions.map((question, index) => async (step) => {
  if (index > 0) step.values[`answer${index}`] = step.result;
  return question(step);
});
const last = async (step) => {
  await step.context.sendActivity("Your request is ready.");
  return step.endDialog();
};

class Form extends ComponentDialog {
  constructor() {
    super("form");
    this.addDialog(new TextPrompt("text"));
    const choice = new ChoicePrompt("choice", undefined, culture);
    choice.style = ListStyle.suggestedAction;
    this.addDialog(choice);
    this.addDialog(new NumberPrompt("number", undefined, culture));
    this.addDialog(new DateTimePrompt("date", undefined, culture));
    this.addDialog(new ConfirmPrompt("confirm", undefined, culture));
    this.addDialog(new WaterfallDialog("waterfall", [...steps, last]));
    this.initialDialogId = "waterfall";
  }

  async run(context, accessor) {
    const dialogs = new DialogSet(accessor);
    dialogs.add(this);
    const dialogContext = await dialogs.createContext(context);
    const results = await dialogContext.continueDialog();
    if (results.status === DialogTurnStatus.empty) await dialogContext.beginDialog(this.id);
  }
}

class FormBot extends ActivityHandler {
  constructor(conversationState, form) {
    super();
    this.conversationState = conversationState;
    const accessor = conversationState.createProperty("DialogState");
    this.onMessage(async (context, next) => {
      await form.run(context, accessor);
      await next();
    });
  }

  async run(context) {
    await super.run(context);
    await this.conversationState.saveChanges(context, false);
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_context, error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
};
const bot = new FormBot(new ConversationState(new RedisStorage(new Redis(process.env.REDIS_URL))), new Form());

listen((server) => {
  server.use(restify.plugins.bodyParser());
  server.post("/api/messages", async (req, res) => adapter.process(req, res, (context) => bot.run(context)));
});
