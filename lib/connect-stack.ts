import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config } from './config/schema.ts';
import { Flows } from './connect/flows.ts';
import { KnownNames } from './connect/known-names.ts';
import { Queues } from './connect/queues.ts';
import { QuickConnects } from './connect/quick-connects.ts';
import { inOrder } from './constructs/in-order.ts';
import { HandOffSteps } from './features/hand-offs.ts';
import { Offers } from './features/quick-connects.ts';
import { Whispers } from './features/whisper.ts';
import type { Ledger } from './ledger/ledger.ts';

export interface ConnectStackProps extends StackProps {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly onLegStart: IFunction;
  readonly chooseReturn: IFunction;
}

/** What is added to the existing instance: flows, queues, quick connects, and who is offered them. All of it goes with the stack. */
export class ConnectStack extends Stack {
  /** ARN of the flow of private chats; undefined where the config has none. */
  readonly chatConsultFlowArn: string | undefined;

  constructor(scope: Construct, id: string, { config, ledger, onLegStart, chooseReturn, ...props }: ConnectStackProps) {
    super(scope, id, { description: 'Consult Call for Amazon Connect: flows and quick connects', ...props });
    const waits = config.handOver.comesBack === 'on' ? chooseReturn : undefined;
    const whispers = config.whisper && new Whispers(this, 'Whispers', { config, whisper: config.whisper, ledger }).function;
    const steps = config.aiAgents.length > 0 ? new HandOffSteps(this, 'HandOffSteps', { config, ledger }) : undefined;
    const associations = [
      this.#association('LegStartsInFlows', config, onLegStart),
      ...(waits ? [this.#association('ReturnsInFlows', config, waits)] : []),
      ...(whispers ? [this.#association('WhispersInFlows', config, whispers)] : []),
      ...(steps ? [this.#association('PassesInFlows', config, steps.pass), this.#association('HandOffsInFlows', config, steps.take)] : []),
    ];
    const queues = new Queues(this, 'Queues', config);
    new KnownNames(this, 'KnownNames', { config, queues, ledger });
    const flows = new Flows(this, 'Flows', {
      config,
      queues,
      onLegStartArn: onLegStart.functionArn,
      chooseReturnArn: waits?.functionArn,
      sayWhoAsksArn: whispers?.functionArn,
      handOffArns: steps && { passToAiAgentArn: steps.pass.functionArn, takeHandOffArn: steps.take.functionArn },
    });
    this.chatConsultFlowArn = flows.chatConsult?.attrContactFlowArn;
    const quickConnects = new QuickConnects(this, 'QuickConnects', { config, queues, flows });
    const offers = new Offers(this, 'Offers', { config, queues, ledger });
    inOrder([...associations, ...queues.created, ...flows.all, ...quickConnects.all, offers.resource]);
    new CfnOutput(this, 'AgentTransferFlow', { value: flows.agentTransfer.attrContactFlowArn });
    new CfnOutput(this, 'QueueTransferFlow', { value: flows.queueTransfer.attrContactFlowArn });
    for (const [who, flow] of Object.entries(flows.hold))
      if (flow) new CfnOutput(this, `${who === 'customer' ? 'Customer' : 'Agent'}HoldFlow`, { value: flow.attrContactFlowArn });
    for (const [at, [name, flow]] of flows.aiAgents.entries())
      new CfnOutput(this, `AiAgentFlow${at + 1}`, { value: flow.attrContactFlowArn, description: `Flow of the AI agent ${name}` });
    if (flows.sampleInbound) new CfnOutput(this, 'SampleInboundFlow', { value: flows.sampleInbound.attrContactFlowArn });
  }

  /** Connect calls no function from a flow that is not associated with the instance. */
  #association(id: string, { instance }: Config, fn: IFunction): CfnIntegrationAssociation {
    return new CfnIntegrationAssociation(this, id, {
      instanceId: instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: fn.functionArn,
    });
  }
}
