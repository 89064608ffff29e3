{{/* The one deployment of all six. Takes root, service (a row of the catalogue) and values (merged). */}}
{{- define "rapport.deployment" -}}
{{- $root := .root -}}
{{- $labels := dict "root" $root "component" .service.name -}}
{{- $name := printf "%s-%s" (include "rapport.fullname" $root) .service.name -}}
{{- $authorities := include "rapport.authorities" . | fromYamlArray -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "rapport.labels" $labels | nindent 4 }}
spec:
  {{- if eq .values.autoscaling.mode "none" }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  minReadySeconds: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  selector:
    matchLabels:
      {{- include "rapport.selector" $labels | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "rapport.labels" $labels | nindent 8 }}
      annotations:
        checksum/settings: {{ include (print $root.Template.BasePath "/settings.yaml") $root | sha256sum }}
        {{- with .values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ $name }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ add $root.Values.shutdown.preStopSleep $root.Values.shutdown.drain 10 }}
      securityContext:
        {{- include "rapport.podSecurity" 10001 | nindent 8 }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      {{- with $root.Values.hostAliases }}
      hostAliases:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with .values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      topologySpreadConstraints:
        {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - maxSkew: 1
          topologyKey: {{ $key }}
          whenUnsatisfiable: {{ $.values.spread }}
          labelSelector:
            matchLabels:
              {{- include "rapport.selector" $labels | nindent 14 }}
          matchLabelKeys: [pod-template-hash]
        {{- end }}
      containers:
        - name: app
          image: {{ include "rapport.image" . }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          securityContext:
            {{- include "rapport.containerSecurity" . | nindent 12 }}
          ports:
            - name: http
              containerPort: 8080
            - name: management
              containerPort: 9080
          envFrom:
            - configMapRef:
                name: {{ include "rapport.fullname" $root }}-settings
            {{- if .service.store }}
            - configMapRef:
                name: {{ include "rapport.fullname" $root }}-store-settings
            {{- end }}
          env:
            {{- include "rapport.env" . | nindent 12 }}
          # Probes ask this process alone: a broker or a store that is away must not kill a pod.
          startupProbe:
            httpGet:
              path: /actuator/health/liveness
              port: management
            periodSeconds: 3
            timeoutSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet:
              path: /actuator/health/liveness
              port: management
            periodSeconds: 10
            timeoutSeconds: 3
            failureThreshold: 6
          readinessProbe:
            httpGet:
              path: /actuator/health/readiness
              port: management
            periodSeconds: 3
            timeoutSeconds: 2
            failureThreshold: 3
          lifecycle:
            preStop:
              sleep:
                seconds: {{ $root.Values.shutdown.preStopSleep }}
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
            {{- range $authorities }}
            - name: {{ .name }}-ca
              mountPath: /etc/rapport/{{ .name }}
              readOnly: true
            {{- end }}
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
        {{- range $authorities }}
        - name: {{ .name }}-ca
          secret:
            secretName: {{ .secret }}
            items:
              - key: {{ .key }}
                path: {{ .key }}
        {{- end }}
{{- end -}}

{{/* The authorities that a service trusts, one for each kind of connection: name, secret, key. */}}
{{- define "rapport.authorities" -}}
{{- $all := .root.Values -}}
{{- if and .service.store $all.kafka.tls.enabled $all.kafka.tls.caSecret }}
- {name: kafka, secret: {{ $all.kafka.tls.caSecret }}, key: {{ $all.kafka.tls.caKey }}}
{{- end }}
{{- if and (or .service.store (include "rapport.keepsSessions" .)) $all.mongodb.tls.enabled $all.mongodb.tls.caSecret }}
- {name: mongodb, secret: {{ $all.mongodb.tls.caSecret }}, key: {{ $all.mongodb.tls.caKey }}}
{{- end }}
{{- with $all.oidc.tls.caSecret }}
- {name: oidc, secret: {{ . }}, key: {{ $all.oidc.tls.caKey }}}
{{- end }}
{{- if and $all.tracing.enabled $all.tracing.tls.caSecret }}
- {name: tracing, secret: {{ $all.tracing.tls.caSecret }}, key: {{ $all.tracing.tls.caKey }}}
{{- end }}
{{- end -}}
