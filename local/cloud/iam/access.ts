import type { NeededPermission } from '../../ports.ts';
import type { RequestContext } from './conditions.ts';
import { type Decision, decide } from './decide.ts';
import { type AccessRequest, isNotEvaluated, type Statement } from './policy-document.ts';
import { type Role, statementsOf } from './roles.ts';

/** Who asks: a function under its role. */
export interface Caller {
  readonly functionName: string;
  readonly logicalId: string;
  readonly role: Role;
}

/** A request that was refused, as it stands in `deniedRequests()`. */
export interface DeniedRequest {
  /** A function's name, or the AWS service that wanted to do it. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly message: string;
}

/** An action a function really used, and on what. */
export interface UsedGrant {
  readonly functionName: string;
  readonly logicalId: string;
  readonly action: string;
  readonly resource: string;
  readonly count: number;
}

/** An action some statement allows a function and that it never used; wildcards as written. */
export interface UnusedGrant {
  readonly functionName: string;
  readonly logicalId: string;
  readonly action: string;
  readonly resources: readonly string[];
}

/** Decides what functions may do and keeps account of it. */
export class Access {
  readonly #account: { readonly accountId: string; readonly region: string };
  readonly #denied: DeniedRequest[] = [];
  readonly #used = new Map<string, UsedGrant>();
  readonly #callers = new Map<string, Caller>();

  constructor(account: { readonly accountId: string; readonly region: string }) {
    this.#account = account;
  }

  addCaller(caller: Caller): void {
    this.#callers.set(caller.functionName, caller);
  }

  /** AWS's refusal in words, or null when the role (or the resource's own policy) allows the request. */
  refusal(caller: Caller, needed: NeededPermission, resourcePolicy: readonly Statement[] = []): string | null {
    const { action, resource } = needed;
    const context = { ...this.#context(caller), ...needed.context };
    const request: AccessRequest = { action, resource, context, principal: { roleArn: caller.role.arn } };
    const decision = decide([...statementsOf(caller.role), ...resourcePolicy], request);
    if (decision === 'allowed') {
      this.#use(caller, request);
      return null;
    }
    const message = this.#wording(caller, needed, decision);
    this.deny({ caller: caller.functionName, action, resource, message });
    return message;
  }

  /** Keeps a refusal that was decided elsewhere, for example by a queue's policy. */
  deny(denied: DeniedRequest): void {
    this.#denied.push(denied);
  }

  denied(): readonly DeniedRequest[] {
    return [...this.#denied];
  }

  used(): readonly UsedGrant[] {
    return [...this.#used.values()].map((grant) => ({ ...grant }));
  }

  unused(): readonly UnusedGrant[] {
    return [...this.#callers.values()].flatMap((caller) =>
      statementsOf(caller.role)
        .filter(({ effect }) => effect === 'Allow')
        .flatMap((statement) => this.#unusedOf(caller, statement)),
    );
  }

  #unusedOf({ functionName, logicalId }: Caller, statement: Statement): UnusedGrant[] {
    const uses = this.used().filter((use) => use.functionName === functionName);
    const covers = (action: string) =>
      uses.some((use) => decide([{ ...statement, actions: [action], conditions: [] }], { ...use, context: {} }) === 'allowed');
    return (statement.actions ?? [])
      .filter((action) => !isNotEvaluated(action) && !covers(action))
      .map((action) => ({ functionName, logicalId, action, resources: statement.resources ?? [] }));
  }

  #use({ functionName, logicalId }: Caller, { action, resource }: AccessRequest): void {
    const key = [functionName, action, resource].join(' ');
    const count = (this.#used.get(key)?.count ?? 0) + 1;
    this.#used.set(key, { functionName, logicalId, action, resource, count });
  }

  #context(caller: Caller): RequestContext {
    const { accountId, region } = this.#account;
    // The loopback connection stands in for TLS: policies that demand it are met, as they would be by the real endpoint.
    return {
      'aws:principalarn': caller.role.arn,
      'aws:principalaccount': accountId,
      'aws:requestedregion': region,
      'aws:securetransport': 'true',
    };
  }

  #wording(caller: Caller, { action, resource }: NeededPermission, decision: Exclude<Decision, 'allowed'>): string {
    const user = `arn:aws:sts::${this.#account.accountId}:assumed-role/${caller.role.name}/${caller.functionName}`;
    const why =
      decision === 'explicitly-denied'
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`;
    return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
  }
}
