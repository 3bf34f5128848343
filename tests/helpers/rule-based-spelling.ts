/* Spells numbers by the rule-based number formats of CLDR (UTS 35, part 3): what the readers are measured against. Whole numbers from zero up. */

/** Rule sets by name; in each, bodies by descriptor ("20", "1100/100"). */
export type RuleSets = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Rule {
  readonly base: number;
  readonly divisor: number;
  readonly body: string;
}

export type Spell = (value: number) => string;

/** @throws RangeError when there is no such rule set. */
export function spelling(ruleSets: RuleSets, start: string, plural: Intl.PluralRules): Spell {
  const sets = new Map(Object.entries(ruleSets).map(([name, bodies]) => [name, rulesOf(bodies)]));

  // the parts of a number are the same few hundreds over and over
  const known = new Map<string, string>();

  function spell(value: number, name: string): string {
    const key = `${value} ${name}`;
    const said = known.get(key) ?? spellAnew(value, name);
    if (value < 1_000) known.set(key, said);
    return said;
  }

  function spellAnew(value: number, name: string): string {
    const rules = sets.get(name);
    if (!rules) throw new RangeError(`no rule set ${name}`);
    return applied(value, rules, chosen(value, rules), name);
  }

  function applied(value: number, rules: readonly Rule[], at: number, name: string): string {
    const { divisor, body } = rules[at]!;
    const [before, rest] = [Math.floor(value / divisor), value % divisor];
    const said = body
      .replace(/^'/, "")
      .replace(/;$/, "")
      .replace(/\[([^\]]*)\]/g, (_, optional: string) => (rest === 0 ? "" : optional))
      .replace(/\$\(cardinal,([^)]*)\)\$/g, (_, forms: string) => pluralForm(forms, before));
    return said.replace(/→→→|([→←=])([^→←=]*)\1/gu, (whole, sign: string | undefined, set: string) => {
      if (whole === "→→→") return applied(rest, rules, at - 1, name);
      return spell(sign === "→" ? rest : sign === "←" ? before : value, set === "" ? name : set);
    });
  }

  function pluralForm(forms: string, count: number): string {
    const found = new Map([...forms.matchAll(/(\w+)\{([^}]*)\}/g)].map(([, category, form]) => [category!, form!]));
    return found.get(plural.select(count)) ?? found.get("other") ?? "";
  }

  return (value) => spell(value, start);
}

function rulesOf(bodies: Readonly<Record<string, string>>): readonly Rule[] {
  return Object.entries(bodies).map(([descriptor, body]) => {
    const [base, radix] = descriptor.split("/").map(Number) as [number, number?];
    return { base, divisor: divisorOf(base, radix ?? 10), body };
  }).sort((a, b) => a.base - b.base);
}

/** The greatest power of the radix that the base value holds. */
function divisorOf(base: number, radix: number): number {
  let divisor = 1;
  while (divisor * radix <= base) divisor *= radix;
  return divisor;
}

/** The last rule that starts at or below the value; with two parts and nothing left over, the one before it ("rollback"). */
function chosen(value: number, rules: readonly Rule[]): number {
  const at = rules.findLastIndex(({ base }) => base <= value);
  const { base, divisor, body } = rules[at]!;
  const hasBoth = /←/.test(body) && /→/.test(body);
  return hasBoth && value % divisor === 0 && base % divisor !== 0 ? at - 1 : at;
}
