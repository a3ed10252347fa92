import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { instanceOf } from '../config/instance.ts';
import { allowFlows } from '../constructs/allow-flows.ts';
import { FactFunction, type FactFunctionProps } from './fact-function.ts';

/** The transfer flows tell the ledger that a leg has begun. */
export class LegStarts extends Construct {
  readonly function: FactFunction;

  constructor(scope: Construct, id: string, props: FactFunctionProps) {
    super(scope, id);
    // The flow waits 3 seconds and then goes on; more memory is more processor, and a shorter cold start.
    this.function = new FactFunction(this, 'on-leg-start', { ...props, caller: 'flow', timeout: Duration.seconds(3), memorySize: 1024 });
    const instance = instanceOf(props.config);
    allowFlows(this.function, instance);
  }
}
