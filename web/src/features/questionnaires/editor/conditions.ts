// Plain conditions, and the expressions that say the same. What cannot be said plainly stays an expression.

export const operators = ["is", "is_not", "includes", "excludes", "equals", "differs", "above", "at_least", "below", "at_most", "answered", "not_answered"] as const;
export type Operator = (typeof operators)[number];

export interface Condition {
  question: string;
  operator: Operator;
  value: string;
}

export interface Conditions {
  join: "and" | "or";
  all: Condition[];
}

const signs = { equals: "=", differs: "!=", above: ">", at_least: ">=", below: "<", at_most: "<=" } as const;

const quoted = (text: string) => (text.includes("'") ? `"${text.replaceAll('"', "")}"` : `'${text}'`);

function written({ question, operator, value }: Condition): string {
  const name = `\${${question}}`;
  switch (operator) {
    case "is":
      return `${name} = ${quoted(value)}`;
    case "is_not":
      return `${name} != ${quoted(value)}`;
    case "includes":
      return `selected(${name}, ${quoted(value)})`;
    case "excludes":
      return `not(selected(${name}, ${quoted(value)}))`;
    case "answered":
      return `${name} != ''`;
    case "not_answered":
      return `${name} = ''`;
    default:
      return `${name} ${signs[operator]} ${value.trim().replace(",", ".") || "0"}`;
  }
}

export const expressionOf = ({ join, all }: Conditions): string => all.map(written).join(` ${join} `);

/** The parts of an expression between `and` or `or`, as long as it is only one of them and there are no brackets around. */
function partsOf(expression: string): { join: "and" | "or"; parts: string[] } | null {
  const parts: string[] = [""];
  const joins = new Set<string>();
  let depth = 0;
  for (const [token] of expression.matchAll(/'[^']*'|"[^"]*"|\$\{[^}]*\}|\s+(?:and|or)\s+|[\s\S]/g)) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    const join = /^\s+(and|or)\s+$/.exec(token)?.[1];
    if (join && depth === 0) {
      joins.add(join);
      parts.push("");
    } else parts[parts.length - 1] += token;
  }
  if (joins.size > 1 || depth !== 0) return null;
  return { join: joins.has("or") ? "or" : "and", parts: parts.map((part) => part.trim()) };
}

const name = "\\$\\{([A-Za-z]\\w*)\\}";
const text = "(?:'([^']*)'|\"([^\"]*)\")";
const chosen = new RegExp(`^(not\\(\\s*)?selected\\(\\s*${name}\\s*,\\s*${text}\\s*\\)(\\s*\\))?$`);
const compared = new RegExp(`^${name}\\s*(=|!=|<=|>=|<|>)\\s*(?:${text}|(-?\\d+(?:\\.\\d+)?))$`);

function conditionOf(part: string): Condition | null {
  const choice = chosen.exec(part);
  if (choice && Boolean(choice[1]) === Boolean(choice[5]))
    return { question: choice[2] ?? "", operator: choice[1] ? "excludes" : "includes", value: choice[3] ?? choice[4] ?? "" };
  const comparison = compared.exec(part);
  if (!comparison) return null;
  const [, question = "", sign = "", single, double, number] = comparison;
  if (number !== undefined) {
    const operator = (Object.keys(signs) as (keyof typeof signs)[]).find((one) => signs[one] === sign);
    return operator ? { question, operator, value: number } : null;
  }
  const value = single ?? double ?? "";
  if (sign === "=") return { question, operator: value === "" ? "not_answered" : "is", value };
  if (sign === "!=") return { question, operator: value === "" ? "answered" : "is_not", value };
  return null;
}

/** The plain conditions that an expression says; null where it says more than they can. */
export function conditionsOf(expression: string): Conditions | null {
  if (expression.trim() === "") return { join: "and", all: [] };
  const split = partsOf(expression.trim());
  if (!split) return null;
  const all = split.parts.map(conditionOf);
  return all.every((one) => one !== null) ? { join: split.join, all } : null;
}
