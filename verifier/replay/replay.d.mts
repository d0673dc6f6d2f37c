export class Replay {
  add(event: object, position: number): void;
  missingTargets(): string[];
  states(day: number): Generator<Readonly<Record<string, unknown>> & { readonly productId: string }>;
}
