import { choicesOf } from '../core/me';
import type { Words } from '../words/words';
import type { Kind, Property } from './kinds';

/** Where a property's value comes from: a column, or the same for every row. */
export type Origin = { readonly column: number } | { readonly fixed: string };
export type Mapping = Readonly<Record<string, Origin>>;

/** Names are the same whether written with spaces, points, signs or in full width. */
const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/(externalid|编号|编码)$/u, '');

/** Other names that exports of other programs use. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  externalId: ['id', 'number', 'no', 'code', 'key', '编号', '编码', '外部编号'],
  name: ['company', 'account', 'account name', 'full name', 'title', '公司', '公司名称', '客户名称', '姓名', '名字'],
  customerExternalId: ['account', 'account id', 'company', 'customer', 'client', '客户编号', '公司'],
  ownerExternalId: ['sales agent', 'sales rep', 'owner id', '销售', '所有者'],
  industry: ['sector', '所属行业'], region: ['office location', 'area', 'state', 'province', '区域', '省份'],
  jobTitle: ['position', 'title', '职位'], email: ['mail', 'e-mail', '邮箱'], phone: ['telephone', 'mobile', 'tel', '手机', '电话号码'],
  effectiveAt: ['date', 'created', 'created at', 'since', '日期', '创建时间', '创建日期'], occurredAt: ['date', 'time', '时间', '日期'],
  'entered.effectiveAt': ['engage date', 'created', 'opened', '创建时间'], 'entered.stageId': ['stage', 'deal stage'], 'closed.closedOn': ['close date'], 'closed.type': ['result', 'status'],
  'amount.amount': ['value', 'amount', 'close value', 'revenue'], 'listPrice.amount': ['price', 'sales price'], 'budget.amount': ['budget'],
  'amount.currency': ['currency'], 'listPrice.currency': ['currency'], 'budget.currency': ['currency'],
  subject: ['title', 'topic', '标题'], description: ['details', 'text', '内容'], note: ['notes', 'comment', 'remarks', '说明'], objective: ['goal', 'purpose', '目的'],
};

/** Which columns say what, by their names in either language. A column is taken once. */
export function guess(kind: Kind, header: readonly string[], spoken: readonly Words[]): Mapping {
  const columns = header.map(plain);
  const taken = new Set<number>();
  const found: Record<string, Origin> = {};
  const namesOf = (property: Property) => [property.name, ...spoken.map((t) => t.imports.properties[property.name] ?? '')];
  for (const also of [false, true]) {
    for (const property of kind.properties) {
      if (found[property.name]) continue;
      const wanted = (also ? (ALSO[property.name] ?? []) : namesOf(property)).map(plain).filter(Boolean);
      const column = columns.findIndex((name, i) => !taken.has(i) && name !== '' && wanted.includes(name));
      const exact = column < 0 && also ? header.findIndex((name, i) => !taken.has(i) && (ALSO[property.name] ?? []).includes(name.trim().toLowerCase())) : column;
      if (exact < 0) continue;
      taken.add(exact);
      found[property.name] = { column: exact };
    }
  }
  return found;
}

export const missingIn = (kind: Kind, mapping: Mapping) => kind.properties.filter(({ name, needed }) => needed && !(name in mapping && !('fixed' in mapping[name]! && !mapping[name].fixed)));

const CLOSINGS: Readonly<Record<string, string>> = { won: 'won', win: 'won', 赢单: 'won', lost: 'lost', lose: 'lost', 输单: 'lost' };

/** A value by its code, or by what it is called in either language. */
export function codeOf(kind: Kind, property: string, text: string): string {
  const wanted = text.trim().toLowerCase();
  if (property === 'closed.type') return CLOSINGS[wanted] ?? wanted;
  for (const language of ['en', 'zh-CN']) {
    const named = choicesOf(kind.one, property, language).find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted);
    if (named) return named.value;
  }
  return text.trim().toUpperCase().replaceAll(/[\s-]+/g, '_');
}

