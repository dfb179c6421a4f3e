/** The package has schemas and no types for them. */
declare module 'discord-api-spec/zod' {
  interface Schema {
    safeParse(value: unknown): { success: boolean; error?: { issues: readonly unknown[] } }
  }
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema
  export const CreateMessageInteractionCallbackRequestSchema: Schema
  export const CreateTextThreadWithMessageRequestSchema: Schema
  export const IncomingWebhookInteractionRequestSchema: Schema
  export const IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema: Schema
  export const ModalInteractionCallbackRequestSchema: Schema
  export const MessageCreateRequestSchema: Schema
  export const MessageEditRequestPartialSchema: Schema
}
