import type { Agent } from '../../calls/model.ts';
import { invalidParameter } from '../errors.ts';
import { type Input, type Operation, page } from '../operation.ts';

/** Finds users by conditions on texts, joined by And and Or. */
export const searchUsers: Operation = {
  name: 'SearchUsers',
  method: 'POST',
  path: '/search-users',
  resources: ({ arns }) => [arns.instance],
  run: (core, input) => {
    const found = core.agents.filter((agent) => meets(agent, input.SearchCriteria));
    const { rows, NextToken } = page(found, input, 500);
    return { Users: rows.map(summary), NextToken, ApproximateTotalCount: found.length };
  },
};

function meets(agent: Agent, criteria: unknown): boolean {
  if (criteria === undefined || criteria === null) return true;
  const { OrConditions, AndConditions, StringCondition, ...others }: Input = Object(criteria);
  const unknown = Object.keys(others)[0];
  if (unknown) throw invalidParameter(`${unknown} is not supported.`);
  const all = Array.isArray(AndConditions) ? AndConditions.every((one) => meets(agent, one)) : true;
  const any = Array.isArray(OrConditions) ? OrConditions.some((one) => meets(agent, one)) : true;
  return all && any && (StringCondition === undefined || meetsText(agent, Object(StringCondition)));
}

const FIELDS: Readonly<Record<string, (agent: Agent) => string>> = {
  username: ({ login }) => login,
  firstname: ({ firstName }) => firstName,
  lastname: ({ lastName }) => lastName,
  resourceid: ({ id }) => id,
  routingprofileid: ({ routingProfile }) => routingProfile.id,
};

const COMPARISONS: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  EXACT: (value, wanted) => value === wanted,
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  CONTAINS: (value, wanted) => value.includes(wanted),
};

function meetsText(agent: Agent, { FieldName, Value, ComparisonType }: Input): boolean {
  const field = FIELDS[String(FieldName).toLowerCase()];
  const comparison = COMPARISONS[String(ComparisonType)];
  if (!field || !comparison) throw invalidParameter('The condition names an unknown field or comparison.');
  return comparison(field(agent).toLowerCase(), String(Value).toLowerCase());
}

const summary = ({ id, arn, login, firstName, lastName, routingProfile }: Agent) => ({
  Id: id,
  Arn: arn,
  Username: login,
  IdentityInfo: { FirstName: firstName, LastName: lastName },
  PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false, AfterContactWorkTimeLimit: 0 },
  RoutingProfileId: routingProfile.id,
  SecurityProfileIds: [],
});
