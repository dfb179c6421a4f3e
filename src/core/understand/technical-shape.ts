// What only a command line, a file or a log has: who writes it has something at hand that does not work, or wants to be told
// what to type. Looks at the text as it was written, since words have no dashes, dots and braces any more.

const SHAPES: readonly RegExp[] = [
  // A flag: "--opt", "-p".
  /(?:^|\s)--?[a-z][\w-]*/,
  // A file by its ending, or a path: "compose.yml", "/etc/hosts", "~/.ssh".
  /(?:^|[\s/])\.?[\w-]+\.(?:ya?ml|json|conf|cfg|ini|toml|env|xml|sh|log|sock|service|container|vmdk|vdi|iso|tar|gz|exe|msi|ps1|py|js)\b/i,
  /(?:^|\s)(?:~|\.{0,2})\/[\w.-]+/,
  // A key or a constant: "restart_policy", "VERR_VMX_NO_VMX".
  /\b[a-z\d]+_[a-z_\d]+\b/i,
  // Scopes and exceptions of programs: "hcsshim::Create", "KeyError".
  /\w::\w|\b[A-Z]\w*(?:Error|Exception)\b/,
  // An address, a port: "10.0.0.0/8", "8080:80".
  /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b\d{2,5}:\d{2,5}\b/,
  // A status or a code: "exit 137", "503 service unavailable", "0x80070005".
  /\b(?:exit(?:ed)?|code|status|errno|rc)\W{1,3}-?\d+|\b[45]\d\d (?:service|bad|error|not|internal|forbidden|unauthorized|too)\b|\b0x[\da-f]{4,}\b/i,
  // A variable or a quoted expression: "$HOME", "{{ .Names }}".
  /\$[A-Z_{(]|\{\{/,
]

export function hasTechnicalShape(text: string): boolean {
  return SHAPES.some((shape) => shape.test(text))
}
