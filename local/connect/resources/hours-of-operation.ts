import type { ResourceProvider } from '../../ports.ts';
import type { Core } from '../core.ts';
import { ResourceRefusedError } from './errors.ts';
import { refuseTakenName, requiredText } from './properties.ts';
import type { OpenDay } from './registry.ts';

/** AWS::Connect::HoursOfOperation. `Ref` is its ARN. */
export const hoursOfOperation =
  (core: Core): ResourceProvider =>
  async (properties) => {
    const name = requiredText(properties, 'Name');
    refuseTakenName(core.registry.hours.values(), name);
    if (!Array.isArray(properties.Config)) throw new ResourceRefusedError('InvalidParameterException', 'Config must be a list');
    const id = core.newId();
    const arn = core.arns.hours(id);
    const timeZone = requiredText(properties, 'TimeZone');
    core.registry.hours.set(arn, { id, arn, name, timeZone, days: properties.Config.map(openDay) });
    return { ref: arn, attributes: { HoursOfOperationArn: arn } };
  };

function openDay(config: unknown): OpenDay {
  const { Day, StartTime, EndTime }: Record<string, unknown> = Object(config);
  const end = minuteOf(EndTime);
  // 00:00 to 00:00 is the whole day (AG/set-hours-operation).
  return { day: String(Day), fromMinute: minuteOf(StartTime), toMinute: end === 0 ? 24 * 60 : end };
}

function minuteOf(time: unknown): number {
  const { Hours, Minutes }: Record<string, unknown> = Object(time);
  return Number(Hours) * 60 + Number(Minutes);
}
