{{/* Creates what is missing and leaves the rest as it is; can be repeated. */}}
{{- define "rapport.topicsScript" -}}
set -eu
topics() { /opt/kafka/bin/kafka-topics.sh --bootstrap-server {{ .Values.kafka.bootstrapServers | squote }} --command-config /etc/kafka-admin/client.properties "$@"; }
acls() { /opt/kafka/bin/kafka-acls.sh --bootstrap-server {{ .Values.kafka.bootstrapServers | squote }} --command-config /etc/kafka-admin/client.properties --add "$@"; }
{{- $kinds := ternary (list "events" "state") (list "events") .Values.topics.state.enabled }}
{{- range $service := include "rapport.catalogue" . | fromYamlArray }}
{{- if $service.context }}
{{- $principal := printf "User:%s-%s" (include "rapport.fullname" $) $service.name }}
{{- range $kind := $kinds }}
topics --create --if-not-exists --topic rapport.{{ $service.context }}.{{ $kind }} --partitions {{ include "rapport.text" $.Values.topics.partitions }} --replication-factor {{ include "rapport.text" $.Values.topics.replication }}
{{- range $key, $value := include "rapport.topicConfig" (dict "root" $ "state" (eq $kind "state")) | fromYaml }} --config {{ $key }}={{ $value }}{{ end }}
{{- if $.Values.topics.acls.enabled }}
acls --allow-principal {{ $principal }} --operation Describe --operation Read --operation Write --topic rapport.{{ $service.context }}.{{ $kind }}
{{- end }}
{{- end }}
{{- if $.Values.topics.acls.enabled }}
{{- range $service.reads }}
acls --allow-principal {{ $principal }} --operation Describe --operation Read --topic rapport.{{ . }}.events
{{- end }}
acls --allow-principal {{ $principal }} --operation Describe --operation Read --group {{ $service.image }}. --resource-pattern-type prefixed
acls --allow-principal {{ $principal }} --operation Describe --operation Write --transactional-id {{ $service.image }}. --resource-pattern-type prefixed
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
