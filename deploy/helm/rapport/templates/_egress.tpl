{{/* The way out to a system: the ports that its addresses name and those that are given, and its peers where given. */}}
{{- define "rapport.egress" -}}
{{- $ports := list -}}
{{- range concat (default list .derived) .policy.ports -}}
{{- $ports = append $ports (include "rapport.text" .) -}}
{{- end -}}
- ports:
    {{- range uniq $ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
  {{- with .policy.to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* The port of a URL. */}}
{{- define "rapport.portOf" -}}
{{- $url := urlParse . -}}
{{- default (ternary "443" "80" (eq $url.scheme "https")) (regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host)) -}}
{{- end -}}

{{/* The ports of a list of servers, host:port,host:port. */}}
{{- define "rapport.portsOf" -}}
{{- range splitList "," . }}
- {{ regexFind "[0-9]+$" . | quote }}
{{- end }}
{{- end -}}
