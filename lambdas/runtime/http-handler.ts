import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ApiAnswer, serve } from './api.ts';
import { type ApiRequest, apiRequest, type HttpEvent } from './api-request.ts';
import type { ClaimNames } from './caller.ts';
import type { BatchReport } from './process-batch.ts';

/** The handler of a function behind the HTTP API: reads each request, now, and writes the route's answer. */
export const httpHandler =
  (claims: ClaimNames, report: BatchReport, route: (request: ApiRequest) => Promise<ApiAnswer>) =>
  (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> =>
    serve(event.requestContext.requestId, () => route(apiRequest(event, claims, Date.now())), report);
