{{/* An authority that a connection trusts, as a bundle of its own: the end of its certificate is exported with it. */}}
{{- define "rapport.bundle" }}
SPRING_SSL_BUNDLE_PEM_{{ upper .name }}_TRUSTSTORE_CERTIFICATE: file:/etc/rapport/{{ .name }}/{{ .key }}
SPRING_SSL_BUNDLE_PEM_{{ upper .name }}_RELOADONUPDATE: "true"
{{- end -}}

{{/* Settings of every service; no secret among them. */}}
{{- define "rapport.settings" -}}
SERVER_ADDRESS: 0.0.0.0
SERVER_PORT: "8080"
MANAGEMENT_SERVER_ADDRESS: 0.0.0.0
MANAGEMENT_SERVER_PORT: "9080"
RAPPORT_INSTALLATION: {{ include "rapport.installation" . }}
RAPPORT_ISSUER: {{ required "oidc.issuer is required" .Values.oidc.issuer | quote }}
RAPPORT_SECURITY_AUDIENCE: {{ .Values.oidc.audience | quote }}
{{- with .Values.oidc.jwksUri }}
RAPPORT_SECURITY_JWKSURI: {{ . | quote }}
{{- end }}
SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE: {{ printf "%ds" (int (sub .Values.shutdown.drain 5)) }}
{{- if .Values.logs.json }}
LOGGING_STRUCTURED_FORMAT_CONSOLE: logstash
{{- end }}
{{- range $logger, $level := .Values.logs.levels }}
LOGGING_LEVEL_{{ $logger | upper | replace "." "_" }}: {{ $level | quote }}
{{- end }}
{{- if .Values.tracing.enabled }}
MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED: "true"
MANAGEMENT_TRACING_SAMPLING_PROBABILITY: {{ include "rapport.text" .Values.tracing.sampling | quote }}
MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT: {{ required "tracing.endpoint is required with tracing" .Values.tracing.endpoint | quote }}
{{- if .Values.tracing.tls.caSecret }}
MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_SSL_BUNDLE: tracing
{{- include "rapport.bundle" (dict "name" "tracing" "key" .Values.tracing.tls.caKey) }}
{{- end }}
{{- end }}
{{- if .Values.oidc.tls.caSecret }}
RAPPORT_SECURITY_SSLBUNDLE: oidc
{{- include "rapport.bundle" (dict "name" "oidc" "key" .Values.oidc.tls.caKey) }}
{{- end }}
{{- end -}}

{{/* Settings of those that have a store and speak to Kafka. */}}
{{- define "rapport.storeSettings" -}}
RAPPORT_KAFKA: {{ required "kafka.bootstrapServers is required" .Values.kafka.bootstrapServers | quote }}
RAPPORT_TOPICS_PARTITIONS: {{ include "rapport.text" .Values.topics.partitions | quote }}
{{- if eq .Values.topics.managedBy "services" }}
RAPPORT_TOPICS_REPLICATION: {{ include "rapport.text" .Values.topics.replication | quote }}
{{- else }}
RAPPORT_TOPICS_CREATE: "false"
{{- end }}
SPRING_KAFKA_CONSUMER_PROPERTIES_ALLOW_AUTO_CREATE_TOPICS: "false"
SPRING_KAFKA_SECURITY_PROTOCOL: {{ include "rapport.kafkaProtocol" . }}
{{- if .Values.kafka.sasl.enabled }}
SPRING_KAFKA_PROPERTIES_SASL_MECHANISM: {{ .Values.kafka.sasl.mechanism }}
{{- end }}
{{- if and .Values.kafka.tls.enabled .Values.kafka.tls.caSecret }}
SPRING_KAFKA_SSL_TRUSTSTORETYPE: PEM
SPRING_KAFKA_SSL_TRUSTSTORELOCATION: file:/etc/rapport/kafka/{{ .Values.kafka.tls.caKey }}
{{- include "rapport.bundle" (dict "name" "kafka" "key" .Values.kafka.tls.caKey) }}
{{- end }}
{{- include "rapport.mongodbSettings" . }}
{{- end -}}

{{/* Settings of those that speak to MongoDB. */}}
{{- define "rapport.mongodbSettings" }}
{{- if .Values.mongodb.tls.enabled }}
SPRING_MONGODB_SSL_ENABLED: "true"
{{- if .Values.mongodb.tls.caSecret }}
SPRING_MONGODB_SSL_BUNDLE: mongodb
{{- include "rapport.bundle" (dict "name" "mongodb" "key" .Values.mongodb.tls.caKey) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Whether this service keeps browser sessions, for which it needs MongoDB and nothing of Kafka. */}}
{{- define "rapport.keepsSessions" -}}
{{- if and (eq .service.key "gateway") .root.Values.console.clientId -}}true{{- end -}}
{{- end -}}

{{/* What differs from service to service, and what comes from secrets. */}}
{{- define "rapport.env" -}}
{{- $root := .root -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ printf "-Xmx%s %s" .values.heap .values.javaOptions | trim | quote }}
{{- if .service.zone }}
- name: RAPPORT_ZONE
  value: {{ $root.Values.zone | quote }}
{{- end }}
{{- if .service.language }}
- name: RAPPORT_LANGUAGE
  value: {{ $root.Values.language | quote }}
{{- end }}
{{- if or .service.store (include "rapport.keepsSessions" .) }}
{{- $store := .values.mongodb }}
- name: RAPPORT_MONGODB
  valueFrom:
    secretKeyRef:
      name: {{ required "mongodb.existingSecret is required" (default $root.Values.mongodb.existingSecret $store.existingSecret) }}
      key: {{ default $root.Values.mongodb.uriKey $store.uriKey }}
{{- end }}
{{- if .service.store }}
{{- if $root.Values.kafka.sasl.enabled }}
- name: SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ include "rapport.kafkaSecret" . }}
      key: {{ $root.Values.kafka.sasl.jaasKey }}
{{- end }}
{{- end }}
{{- range .service.calls }}
- name: RAPPORT_SERVICES_{{ . | upper | replace "-" "_" }}
  value: {{ include "rapport.url" (dict "root" $root "name" .) }}
{{- end }}
{{- if .service.states }}
- name: RAPPORT_STATETOPICS_ENABLED
  value: {{ $root.Values.topics.state.enabled | quote }}
{{- end }}
{{- if and .service.store $root.Values.events.schemas }}
- name: RAPPORT_EVENTS_SCHEMAS
  value: {{ $root.Values.events.schemas | quote }}
{{- end }}
{{- if and (eq .service.key "gateway") $root.Values.cors.origins }}
- name: RAPPORT_GATEWAY_CORS_ORIGINS
  value: {{ join "," $root.Values.cors.origins | quote }}
{{- end }}
{{- if include "rapport.keepsSessions" . }}
{{- $console := $root.Values.console }}
- name: RAPPORT_GATEWAY_SESSION_CLIENTID
  value: {{ $console.clientId | quote }}
- name: RAPPORT_GATEWAY_SESSION_CLIENTSECRET
  valueFrom:
    secretKeyRef:
      name: {{ required "console.existingSecret is required with console.clientId" $console.existingSecret }}
      key: {{ $console.secretKey }}
- name: RAPPORT_GATEWAY_SESSION_ADDRESS
  value: {{ required "console.address is required with console.clientId" $console.address | quote }}
- name: RAPPORT_GATEWAY_SESSION_IDLE
  value: {{ $console.idle | quote }}
- name: RAPPORT_GATEWAY_SESSION_LIFETIME
  value: {{ $console.lifetime | quote }}
{{- range $name, $value := include "rapport.mongodbSettings" $root | fromYaml }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}
