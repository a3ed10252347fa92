import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config } from './config/schema.ts';
import { Flows } from './connect/flows.ts';
import { Offers } from './connect/offers.ts';
import { Queues } from './connect/queues.ts';
import { QuickConnects } from './connect/quick-connects.ts';
import { inOrder } from './constructs/in-order.ts';

export interface ConnectStackProps extends StackProps {
  readonly config: Config;
  readonly onLegStart: IFunction;
}

/** What is added to the existing instance: flows, queues, quick connects, and who is offered them. All of it goes with the stack. */
export class ConnectStack extends Stack {
  readonly queues: Queues;

  constructor(scope: Construct, id: string, { config, onLegStart, ...props }: ConnectStackProps) {
    super(scope, id, { description: 'Consult Call for Amazon Connect: flows and quick connects', ...props });
    const association = new CfnIntegrationAssociation(this, 'LegStartsInFlows', {
      instanceId: config.instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: onLegStart.functionArn,
    });
    const queues = new Queues(this, 'Queues', config);
    this.queues = queues;
    const flows = new Flows(this, 'Flows', { config, queues, onLegStartArn: onLegStart.functionArn });
    const quickConnects = new QuickConnects(this, 'QuickConnects', { config, queues, flows });
    const offers = new Offers(this, 'Offers', { config, queues, quickConnects: quickConnects.all });
    inOrder([association, ...queues.created, ...flows.all, ...quickConnects.all, offers.resource]);
    new CfnOutput(this, 'AgentTransferFlow', { value: flows.agentTransfer.attrContactFlowArn });
    new CfnOutput(this, 'QueueTransferFlow', { value: flows.queueTransfer.attrContactFlowArn });
    if (flows.sampleInbound) new CfnOutput(this, 'SampleInboundFlow', { value: flows.sampleInbound.attrContactFlowArn });
  }
}
