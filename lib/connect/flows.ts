import { CfnContactFlow } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { bind } from '../../contact-flows/bind.ts';
import { askedAgent, comesBack, type WayBack, withMusic } from '../../contact-flows/come-back.ts';
import type { Flow } from '../../contact-flows/flow.ts';
import { flowProblems } from '../../contact-flows/flow-problems.ts';
import { FLOWS, type ShippedFlow } from '../../contact-flows/flows.ts';
import { type HoldFlows, onHold, withHoldMusic } from '../../contact-flows/on-hold.ts';
import { recordConsults } from '../../contact-flows/record-consults.ts';
import { textsSpokenIn, withVoice } from '../../contact-flows/spoken-texts.ts';
import { unlogged, WHISPER_FLOWS, whispers } from '../../contact-flows/whispers.ts';
import { ownNames } from '../config/own-names.ts';
import type { Config } from '../config/schema.ts';
import { spokenTexts, spokenVoice } from '../config/spoken.ts';
import type { Queues } from './queues.ts';
import { stableId } from './stable-id.ts';

export interface FlowsProps {
  readonly config: Config;
  readonly queues: Queues;
  /** ARN of the function the transfer flows call. */
  readonly onLegStartArn: string;
  /** ARN of the function the waiting flow calls; undefined where nobody comes back. */
  readonly chooseReturnArn: string | undefined;
  /** ARN of the function the whisper flow calls; undefined where nothing is whispered. */
  readonly sayWhoAsksArn: string | undefined;
  /** ARNs of the functions that flows of AI agents call; undefined where the config has none. */
  readonly handOffArns: { readonly passToAiAgentArn: string; readonly takeHandOffArn: string } | undefined;
}

/** The contact flows of `contact-flows/`, bound to this instance. */
export class Flows extends Construct {
  readonly agentTransfer: CfnContactFlow;
  readonly queueTransfer: CfnContactFlow;
  /** Only where the config asks for it. */
  readonly sampleInbound: CfnContactFlow | undefined;
  /** Each only where the config asks for it. */
  readonly hold: { readonly customer: CfnContactFlow | undefined; readonly agent: CfnContactFlow | undefined };
  /** The flow of each AI agent, by its name. */
  readonly aiAgents: readonly (readonly [name: string, flow: CfnContactFlow])[];
  /** The flow of private chats, only where the config asks for it. */
  readonly chatConsult: CfnContactFlow | undefined;
  readonly all: readonly CfnContactFlow[];

  constructor(scope: Construct, id: string, props: FlowsProps) {
    super(scope, id);
    const { config, queues, onLegStartArn, chooseReturnArn, sayWhoAsksArn } = props;
    const waiting = chooseReturnArn === undefined ? undefined : this.#waiting(config, chooseReturnArn);
    const waitingFlowArn = waiting?.attrContactFlowArn;
    this.hold = { customer: this.#hold(config, 'customer'), agent: this.#hold(config, 'agent') };
    const held: HoldFlows = { customer: this.hold.customer?.attrContactFlowArn, agent: this.hold.agent?.attrContactFlowArn };
    const whisper = this.#whisper(config, sayWhoAsksArn);
    const transfer = (key: 'agentTransfer' | 'queueTransfer', asked: Omit<WayBack, 'waitingFlowArn'>) => {
      const heard = onHold(spokenBy(config, FLOWS[key].flow, { onLegStartArn }), held);
      const bound = config.whisper && whisper ? whispers(heard, config.whisper.hook, whisper.attrContactFlowArn) : heard;
      const recorded = config.consultRecording ? recordConsults(bound, config.consultRecording) : bound;
      return this.#flow(config, FLOWS[key], waitingFlowArn === undefined ? recorded : comesBack(recorded, { waitingFlowArn, ...asked }));
    };
    this.agentTransfer = transfer('agentTransfer', askedAgent(config.flowLogs));
    this.queueTransfer = transfer('queueTransfer', { asked: '$.Queue.Name', isUnlogged: false });
    this.sampleInbound = this.#sample(config, queues, held);
    this.aiAgents = this.#aiAgents(props, held);
    this.chatConsult =
      config.chatConsults && this.#flow(config, FLOWS.chatConsult, bindSpoken(config, FLOWS.chatConsult.flow, {}), 'ChatConsult');
    const { customer, agent } = this.hold;
    const one = [waiting, customer, agent, whisper, this.agentTransfer, this.queueTransfer, this.sampleInbound, this.chatConsult];
    this.all = [...one.filter((flow) => flow !== undefined), ...this.aiAgents.map(([, flow]) => flow)];
  }

  #waiting(config: Config, chooseReturnArn: string): CfnContactFlow {
    const bound = bindSpoken(config, FLOWS.waiting.flow, { chooseReturnArn });
    const { musicArn } = config.handOver;
    return this.#flow(config, FLOWS.waiting, musicArn === undefined ? bound : withMusic(bound, musicArn));
  }

  #sample(config: Config, queues: Queues, held: HoldFlows): CfnContactFlow | undefined {
    if (!config.sampleInbound) return undefined;
    const queueArn = queues.arnOf(config.sampleInbound.queue);
    return this.#flow(config, FLOWS.sampleInbound, onHold(spokenBy(config, FLOWS.sampleInbound.flow, { queueArn }), held));
  }

  #aiAgents({ config, queues, handOffArns }: FlowsProps, held: HoldFlows): readonly (readonly [string, CfnContactFlow])[] {
    if (!handOffArns) return [];
    return config.aiAgents.map(({ name, phoneNumber, queue }) => {
      const values = { ...handOffArns, aiAgent: name, aiAgentNumber: phoneNumber, queueArn: queues.arnOf(queue) };
      const shipped = { ...FLOWS.aiAgent, name: `${FLOWS.aiAgent.name} ${name}` };
      return [name, this.#flow(config, shipped, onHold(spokenBy(config, shipped.flow, values), held), stableId('AiAgent', name))] as const;
    });
  }

  #hold(config: Config, who: 'customer' | 'agent'): CfnContactFlow | undefined {
    const wanted = config.hold[who];
    if (!wanted) return undefined;
    const shipped = FLOWS[`${who}Hold`];
    const bound = bindSpoken(config, shipped.flow, {});
    return this.#flow(config, shipped, wanted.musicArn === undefined ? bound : withHoldMusic(bound, wanted.musicArn));
  }

  #whisper(config: Config, sayWhoAsksArn: string | undefined): CfnContactFlow | undefined {
    if (!config.whisper || sayWhoAsksArn === undefined) return undefined;
    const bound = bindSpoken(config, FLOWS.whisper.flow, { sayWhoAsksArn });
    const shipped = { ...FLOWS.whisper, ...WHISPER_FLOWS[config.whisper.hook] };
    return this.#flow(config, shipped, config.flowLogs === 'on' ? unlogged(bound) : bound);
  }

  /** @throws Error when the flow is not complete: an instance would refuse it at deployment, or worse, take it. */
  #flow(config: Config, { name: shipped, type, description }: ShippedFlow, flow: Flow, id: string = type): CfnContactFlow {
    const name = ownNames(config).flow(shipped);
    const problems = flowProblems(flow, type);
    if (problems.length > 0) throw new Error(`${name}: ${problems.map(({ action, message }) => `${action} ${message}`).join('; ')}`);
    return new CfnContactFlow(this, id, { instanceArn: config.instance.arn, name, type, description, content: JSON.stringify(flow) });
  }
}

/** The flow with its ARNs and the texts of the config. */
const bindSpoken = ({ spoken }: Config, flow: Flow, arns: Readonly<Record<string, string>>): Flow =>
  bind(flow, { ...arns, ...textsSpokenIn(flow, spokenTexts(spoken)) });

/** The same, spoken with the voice of the config where there is one. */
function spokenBy(config: Config, flow: Flow, arns: Readonly<Record<string, string>>): Flow {
  const voice = spokenVoice(config.spoken);
  const bound = bindSpoken(config, flow, arns);
  return voice === undefined ? bound : withVoice(bound, voice);
}
