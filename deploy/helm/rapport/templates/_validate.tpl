{{/* What a schema cannot say: how values must fit each other. Each message begins with the rule's name. */}}
{{- define "rapport.mebibytes" -}}
{{- $text := toString . | lower | trimSuffix "i" -}}
{{- if hasSuffix "g" $text -}}{{ mul 1024 (trimSuffix "g" $text | int) }}{{- else -}}{{ trimSuffix "m" $text | int }}{{- end -}}
{{- end -}}

{{- define "rapport.millicores" -}}
{{- $text := toString . -}}
{{- if hasSuffix "m" $text -}}{{ trimSuffix "m" $text | int }}{{- else -}}{{ mul 1000 (int $text) }}{{- end -}}
{{- end -}}

{{- define "rapport.validate" -}}
{{- $topics := .Values.topics -}}
{{- if lt (int $topics.replication) (int $topics.minInSyncReplicas) -}}
{{- fail "in-sync-within-replication: topics.minInSyncReplicas exceeds topics.replication" -}}
{{- end -}}
{{- if and (gt (int $topics.replication) 1) (eq (int $topics.replication) (int $topics.minInSyncReplicas)) -}}
{{- fail "in-sync-within-replication: with topics.minInSyncReplicas equal to topics.replication no broker can be restarted" -}}
{{- end -}}
{{- if .Values.networkPolicy.enabled -}}
{{- range $server := splitList "," .Values.kafka.bootstrapServers -}}
{{- $port := regexFind "[0-9]+$" $server -}}
{{- if and $port (not (has $port (toStrings $.Values.networkPolicy.kafka.ports))) -}}
{{- fail (printf "way-out: networkPolicy.kafka.ports lacks the port of %s" $server) -}}
{{- end -}}
{{- end -}}
{{- $issuer := urlParse .Values.oidc.issuer -}}
{{- $port := default (ternary "443" "80" (eq $issuer.scheme "https")) (regexFind "[0-9]+$" (regexFind ":[0-9]+$" $issuer.host)) -}}
{{- if and .Values.oidc.issuer (not (has $port (toStrings .Values.networkPolicy.oidc.ports))) -}}
{{- fail (printf "way-out: networkPolicy.oidc.ports lacks port %s of oidc.issuer" $port) -}}
{{- end -}}
{{- end -}}
{{- range $service := include "rapport.catalogue" . | fromYamlArray -}}
{{- $values := include "rapport.values" (dict "root" $ "service" $service) | fromYaml -}}
{{- include "rapport.validateService" (dict "root" $ "service" $service "values" $values) -}}
{{- end -}}
{{- end -}}

{{- define "rapport.validateService" -}}
{{- $key := printf "services.%s" .service.key -}}
{{- $own := .values -}}
{{- $requests := $own.resources.requests -}}
{{- $limits := $own.resources.limits -}}
{{- if gt (include "rapport.mebibytes" $requests.memory | int) (include "rapport.mebibytes" $limits.memory | int) -}}
{{- fail (printf "request-within-limit: %s.resources: memory" $key) -}}
{{- end -}}
{{- if gt (include "rapport.millicores" $requests.cpu | int) (include "rapport.millicores" $limits.cpu | int) -}}
{{- fail (printf "request-within-limit: %s.resources: cpu" $key) -}}
{{- end -}}
{{- if gt (add 256 (include "rapport.mebibytes" $own.heap | int)) (include "rapport.mebibytes" $limits.memory | int64) -}}
{{- fail (printf "heap-within-limit: %s.heap leaves less than 256 MiB of resources.limits.memory" $key) -}}
{{- end -}}
{{- if contains "-Xmx" $own.javaOptions -}}
{{- fail (printf "heap-within-limit: %s.javaOptions: the heap is set by heap" $key) -}}
{{- end -}}
{{- $pdb := $own.disruption -}}
{{- if not (eq (kindIs "invalid" $pdb.minAvailable) (not (kindIs "invalid" $pdb.maxUnavailable))) -}}
{{- fail (printf "one-disruption-bound: %s.disruption takes maxUnavailable or minAvailable" $key) -}}
{{- end -}}
{{- $scaling := $own.autoscaling -}}
{{- $least := int (ternary $own.replicas $scaling.min (eq $scaling.mode "none")) -}}
{{- if and (not (kindIs "invalid" $pdb.minAvailable)) (not (kindIs "string" $pdb.minAvailable)) -}}
{{- if ge (int $pdb.minAvailable) $least -}}
{{- fail (printf "room-to-drain: %s.disruption.minAvailable leaves no pod that may be moved" $key) -}}
{{- end -}}
{{- end -}}
{{- if and (not (kindIs "invalid" $pdb.maxUnavailable)) (has (toString $pdb.maxUnavailable) (list "0" "0%")) -}}
{{- fail (printf "room-to-drain: %s.disruption.maxUnavailable leaves no pod that may be moved" $key) -}}
{{- end -}}
{{- if gt (int $scaling.min) (int $scaling.max) -}}
{{- fail (printf "scaling-bounds: %s.autoscaling.min exceeds max" $key) -}}
{{- end -}}
{{- if eq $scaling.mode "keda" -}}
{{- if not .service.group -}}
{{- fail (printf "scaling-by-lag: %s reads no topic: autoscaling.mode cannot be keda" $key) -}}
{{- end -}}
{{- if gt (int $scaling.max) (int .root.Values.topics.partitions) -}}
{{- fail (printf "scaling-by-lag: %s.autoscaling.max exceeds topics.partitions: the rest would have nothing to read" $key) -}}
{{- end -}}
{{- end -}}
{{- end -}}
