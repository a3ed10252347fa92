import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import { elements, xmlAnswer } from './xml-answers.ts';

type Outputs = Readonly<Record<string, string>>;
type Answer = (stacks: ReadonlyMap<string, Outputs>, input: URLSearchParams) => AwsResponse;

/** Every CloudFormation operation the gateway answers, over the query protocol. */
export const CLOUDFORMATION_OPERATIONS: Readonly<Record<string, Answer>> = {
  DescribeStacks: (stacks, input) => {
    const StackName = input.get('StackName') ?? '';
    const outputs = stacks.get(StackName);
    if (!outputs) return refusal('ValidationError', `Stack with id ${StackName} does not exist`, 400);
    const members = Object.entries(outputs).map(([OutputKey, OutputValue]) => `<member>${elements({ OutputKey, OutputValue })}</member>`);
    const stack = `<member>${elements({ StackName, StackStatus: 'CREATE_COMPLETE' })}<Outputs>${members.join('')}</Outputs></member>`;
    return xmlAnswer(
      `<DescribeStacksResponse><DescribeStacksResult><Stacks>${stack}</Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    );
  },
};

/** CloudFormation as callers with an access key see it. */
export class CloudFormationService implements AwsService {
  readonly signingName = 'cloudformation';
  readonly #stacks: ReadonlyMap<string, Outputs>;
  readonly #arnPrefix: string;

  constructor(stacks: ReadonlyMap<string, Outputs>, { region, accountId }: { readonly region: string; readonly accountId: string }) {
    this.#stacks = stacks;
    this.#arnPrefix = `arn:aws:cloudformation:${region}:${accountId}:stack/`;
  }

  needs({ body }: AwsRequest): NeededPermission[] {
    const input = new URLSearchParams(body);
    return [{ action: `cloudformation:${input.get('Action')}`, resource: `${this.#arnPrefix}${input.get('StackName')}/*` }];
  }

  async handle({ body }: AwsRequest): Promise<AwsResponse> {
    const input = new URLSearchParams(body);
    const name = input.get('Action') ?? '';
    const answer = CLOUDFORMATION_OPERATIONS[name];
    return answer ? answer(this.#stacks, input) : refusal('InvalidAction', `The local cloud does not answer cloudformation:${name}.`, 400);
  }

  denied(message: string): AwsResponse {
    return refusal('AccessDenied', message, 403);
  }
}

const refusal = (Code: string, Message: string, status: number) =>
  xmlAnswer(`<ErrorResponse><Error>${elements({ Type: 'Sender', Code, Message })}</Error></ErrorResponse>`, status);
