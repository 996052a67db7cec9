/** A parsed query. `at` is the offset of the word in the text, for error positions. */
export interface FieldRef {
  kind: 'field';
  path: string[];
  at: number;
}

export interface FunctionCall {
  kind: 'function';
  name: string;
  args: (FieldRef | FunctionCall)[];
  at: number;
}

export type Expression = FieldRef | FunctionCall;

export type SelectItem =
  { kind: 'expression'; value: Expression; alias: string | undefined } | { kind: 'subquery'; query: Query; at: number };

export interface Literal {
  kind: 'string' | 'number' | 'date' | 'datetime' | 'boolean' | 'null' | 'dateLiteral';
  /** Strings unescaped; everything else as written. */
  text: string;
  at: number;
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  | { kind: 'not'; item: Condition }
  | { kind: 'compare'; left: Expression; operator: Operator; right: Literal | Literal[] | Query; at: number };

export interface OrderItem {
  value: Expression;
  descending: boolean;
  nullsLast: boolean | undefined;
}

export interface Query {
  kind: 'query';
  select: SelectItem[];
  from: { name: string; alias: string | undefined; at: number };
  where: Condition | undefined;
  groupBy: Expression[];
  having: Condition | undefined;
  orderBy: OrderItem[];
  limit: number | undefined;
  offset: { rows: number; at: number } | undefined;
}
