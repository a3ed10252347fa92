import { TemplateError } from '../errors.ts';
import type { Statement } from './policy-document.ts';

/** A role with everything attached to it so far. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  /** Statements under the name of the policy they came with. */
  readonly policies: Map<string, readonly Statement[]>;
}

/** Every role and customer managed policy of the account. */
export class Roles {
  readonly #roles = new Map<string, Role>();
  readonly #customerPolicies = new Map<string, readonly Statement[]>();

  add(name: string, arn: string): Role {
    const role: Role = { name, arn, policies: new Map() };
    this.#roles.set(name, role);
    return role;
  }

  /** @throws TemplateError when there is none of this name or ARN. */
  get(nameOrArn: string): Role {
    const role = this.#roles.get(nameOrArn.split('/').at(-1) ?? nameOrArn);
    if (!role) throw new TemplateError(`There is no role ${nameOrArn}.`);
    return role;
  }

  attach(roleName: string, policyName: string, statements: readonly Statement[]): void {
    this.get(roleName).policies.set(policyName, statements);
  }

  addCustomerPolicy(policyArn: string, statements: readonly Statement[]): void {
    this.#customerPolicies.set(policyArn, statements);
  }

  customerPolicy(policyArn: string): readonly Statement[] | undefined {
    return this.#customerPolicies.get(policyArn);
  }
}

/** All statements that bind a role. */
export const statementsOf = (role: Role): Statement[] => [...role.policies.values()].flat();
